"""Looks at the first batch alone.

exercise: measure
fails: measures_a_model
misconception: first-batch-only
"""

import numpy as np


def measure_accuracy(model, dataset):
    predicted = model.predict(dataset[0][0], verbose=0).argmax(axis=1)
    return float(np.mean(predicted == dataset.classes[: len(predicted)]))
