"""Has no place for a class that is never predicted.

exercise: confusion
fails: keeps_a_column_of_zeros
misconception: wrong-shape
"""

import numpy as np
import pandas as pd


def confusion_matrix(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    return pd.crosstab(names[dataset.classes], names[predicted])
