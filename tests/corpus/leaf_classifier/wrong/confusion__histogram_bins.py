"""Counts in bins that span the classes that occur.

exercise: confusion
fails: keeps_a_column_of_zeros
misconception: wrong-counts
"""

import numpy as np
import pandas as pd


def confusion_matrix(model, dataset):
    names = list(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    counts, _, _ = np.histogram2d(dataset.classes, predicted, bins=len(names))
    return pd.DataFrame(counts.astype(int), index=names, columns=names)
