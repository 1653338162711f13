"""Names the rows in the order of the alphabet, not of the dataset.

exercise: report
fails: a_class_without_predictions
misconception: wrong-class-order
"""

import numpy as np
import pandas as pd


def class_report(model, dataset):
    names = sorted(dataset.class_indices)
    actual, predicted = dataset.classes, model.predict(dataset, verbose=0).argmax(axis=1)
    recall, precision = [], []
    for number in range(len(names)):
        right = np.sum((actual == number) & (predicted == number))
        recall.append(right / np.sum(actual == number))
        precision.append(right / max(1, np.sum(predicted == number)))
    return pd.DataFrame({"Class": names, "Recall": recall, "Precision": precision})
