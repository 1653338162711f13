"""Marks each pair once instead of counting.

exercise: confusion
fails: counts_the_confusions
misconception: wrong-counts
"""

import numpy as np
import pandas as pd


def confusion_matrix(model, dataset):
    names = list(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    counts = np.zeros((len(names), len(names)), dtype=int)
    counts[dataset.classes, predicted] += 1
    return pd.DataFrame(counts, index=names, columns=names)
