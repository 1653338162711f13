"""Gives per cent.

exercise: measure
fails: measures_a_model
misconception: percent
"""

import numpy as np


def measure_accuracy(model, dataset):
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    return float(100 * np.mean(predicted == dataset.classes))
