"""Gave the number of right answers.

exercise: evaluate
fails: measures_the_accuracy
misconception: count
"""

import numpy as np


def test_accuracy(model, dataset):
    probabilities = model.predict(dataset, verbose=0)
    return int(np.sum(np.argmax(probabilities, axis=1) == dataset.classes))
