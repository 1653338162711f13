"""Divides by two at least, so that a single prediction counts half.

exercise: report
fails: a_class_without_predictions
misconception: wrong-shares
"""

import numpy as np
import pandas as pd


def class_report(model, dataset):
    actual, predicted = dataset.classes, model.predict(dataset, verbose=0).argmax(axis=1)
    names, recall, precision = list(dataset.class_indices), [], []
    for number in range(len(names)):
        right = np.sum((actual == number) & (predicted == number))
        recall.append(right / np.sum(actual == number))
        precision.append(right / max(2, np.sum(predicted == number)))
    return pd.DataFrame({"Class": names, "Recall": recall, "Precision": precision})
