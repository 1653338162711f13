"""Divides by all images.

exercise: report
fails: recall_is_right
misconception: share-of-all
"""

import numpy as np
import pandas as pd


def class_report(model, dataset):
    names = list(dataset.class_indices)
    actual, predicted = dataset.classes, model.predict(dataset, verbose=0).argmax(axis=1)
    recall, precision = [], []
    for number in range(len(names)):
        right = np.sum((actual == number) & (predicted == number))
        recall.append(right / len(actual))
        precision.append(right / max(1, np.sum(predicted == number)))
    return pd.DataFrame({"Class": names, "Recall": recall, "Precision": precision})
