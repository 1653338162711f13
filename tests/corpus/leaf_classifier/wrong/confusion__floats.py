"""Counts in floats, so that the matrix says 3.0 instead of 3.

exercise: confusion
fails: counts_for_any_classes
misconception: no-whole-numbers
"""

import numpy as np
import pandas as pd


def confusion_matrix(model, dataset):
    names = list(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    counts = np.zeros((len(names), len(names)))
    np.add.at(counts, (dataset.classes, predicted), 1)
    return pd.DataFrame(counts, index=names, columns=names)
