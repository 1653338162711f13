"""Names rows and columns in the order of the alphabet, not of the dataset.

exercise: confusion
fails: counts_for_any_classes
misconception: wrong-class-order
"""

import numpy as np
import pandas as pd


def confusion_matrix(model, dataset):
    names = sorted(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    counts = np.zeros((len(names), len(names)), dtype=int)
    np.add.at(counts, (dataset.classes, predicted), 1)
    return pd.DataFrame(counts, index=names, columns=names)
