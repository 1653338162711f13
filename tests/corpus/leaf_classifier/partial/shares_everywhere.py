"""Wrote what measures, and mistook shares for counts and the other way round.

rest: stubs
earns: measure 0, confusion 3, report 4
"""

import numpy as np
import pandas as pd


def measure_accuracy(model, dataset):
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    return float(np.mean(predicted != dataset.classes))


def confusion_matrix(model, dataset):
    names = list(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    counts = np.zeros((len(names), len(names)), dtype=int)
    np.add.at(counts, (dataset.classes, predicted), 1)
    counts = counts / counts.sum(axis=1, keepdims=True)
    return pd.DataFrame(counts, index=names, columns=names)


def class_report(model, dataset):
    names = list(dataset.class_indices)
    actual, predicted = dataset.classes, model.predict(dataset, verbose=0).argmax(axis=1)
    recall, precision = [], []
    for number in range(len(names)):
        right = np.sum((actual == number) & (predicted == number))
        recall.append(right / np.sum(actual == number))
        precision.append(100 * right / max(1, np.sum(predicted == number)))
    return pd.DataFrame({"Class": names, "Recall": recall, "Precision": precision})
