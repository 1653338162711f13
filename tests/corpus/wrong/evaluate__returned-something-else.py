"""Returned a right or wrong for each image, without a mean.

exercise: evaluate
fails: measures_the_accuracy
misconception: returned-something-else
"""

import numpy as np


def test_accuracy(model, dataset):
    probabilities = model.predict(dataset, verbose=0)
    return np.argmax(probabilities, axis=1) == dataset.classes
