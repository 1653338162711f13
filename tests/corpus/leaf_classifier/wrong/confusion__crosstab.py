"""Has no place for a class that is never predicted.

exercise: confusion
fails: keeps_a_column_of_zeros
misconception: wrong-shape
"""

import pandas as pd


def confusion_matrix(model, dataset):
    names = list(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    counts = pd.crosstab(dataset.classes, predicted)
    counts.index = [names[number] for number in counts.index]
    counts.columns = [names[number] for number in counts.columns]
    return counts
