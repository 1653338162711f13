"""Counts one image after the other.

exercise: confusion
"""

import numpy as np
import pandas as pd


def confusion_matrix(model, dataset):
    names = sorted(dataset.class_indices, key=dataset.class_indices.get)
    table = pd.DataFrame(0, index=names, columns=names)
    for actual, row in zip(dataset.classes, model.predict(dataset, verbose=0)):
        table.iloc[int(actual), int(np.argmax(row))] += 1
    return table
