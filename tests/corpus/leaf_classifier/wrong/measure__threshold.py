"""Compares the second probability with one half.

exercise: measure
fails: measures_any_classes
misconception: two-classes-only
"""

import numpy as np


def measure_accuracy(model, dataset):
    predicted = model.predict(dataset, verbose=0)[:, 1] > 0.5
    return float(np.mean(predicted == dataset.classes))
