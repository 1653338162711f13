"""Puts the names of the classes into the index, and not into a column.

exercise: report
fails: report_has_a_row_for_each_class
misconception: wrong-columns
"""

import numpy as np
import pandas as pd


def class_report(model, dataset):
    names = list(dataset.class_indices)
    actual, predicted = dataset.classes, model.predict(dataset, verbose=0).argmax(axis=1)
    recall, precision = [], []
    for number in range(len(names)):
        right = np.sum((actual == number) & (predicted == number))
        recall.append(right / np.sum(actual == number))
        precision.append(right / max(1, np.sum(predicted == number)))
    return pd.DataFrame({"Recall": recall, "Precision": precision}, index=names)
