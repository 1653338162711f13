"""Divides by zero where nothing is predicted.

exercise: report
fails: a_class_without_predictions
misconception: wrong-shares
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
        precision.append(right / np.sum(predicted == number))
    return pd.DataFrame({"Class": names, "Recall": recall, "Precision": precision})
