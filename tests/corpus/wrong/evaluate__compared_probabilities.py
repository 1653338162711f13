"""Compared the probabilities themselves with the classes.

exercise: evaluate
fails: measures_the_accuracy
misconception: compared-probabilities
"""

import numpy as np


def test_accuracy(model, dataset):
    probabilities = model.predict(dataset, verbose=0)
    return float(np.mean(probabilities == dataset.classes))
