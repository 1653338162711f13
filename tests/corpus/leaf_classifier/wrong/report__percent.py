"""Gives the precision in per cent.

exercise: report
fails: precision_is_right
misconception: percent
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
        precision.append(100 * right / max(1, np.sum(predicted == number)))
    return pd.DataFrame({"Class": names, "Recall": recall, "Precision": precision})
