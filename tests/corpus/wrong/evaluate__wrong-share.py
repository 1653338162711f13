"""Gave the share of wrong answers.

exercise: evaluate
fails: measures_the_accuracy
misconception: wrong-share
"""

import numpy as np


def test_accuracy(model, dataset):
    probabilities = model.predict(dataset, verbose=0)
    return float(np.mean(np.argmax(probabilities, axis=1) != dataset.classes))
