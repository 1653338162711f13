"""Counts the wrong ones.

exercise: measure
fails: measures_a_model
misconception: wrong-share
"""

import numpy as np


def measure_accuracy(model, dataset):
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    return float(np.mean(predicted != dataset.classes))
