"""Gave per cent.

exercise: evaluate
fails: measures_the_accuracy
misconception: percent
"""

import numpy as np


def test_accuracy(model, dataset):
    probabilities = model.predict(dataset, verbose=0)
    return 100 * float(np.mean(np.argmax(probabilities, axis=1) == dataset.classes))
