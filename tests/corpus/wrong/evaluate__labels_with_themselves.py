"""Compared the labels with themselves.

exercise: evaluate
fails: measures_the_accuracy
misconception: wrong-accuracy
"""

import numpy as np


def test_accuracy(model, dataset):
    predicted = np.argmax(dataset[0][1], axis=1)
    return float(np.mean(predicted == dataset.classes[: len(predicted)]))
