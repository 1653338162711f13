"""Took the largest along the axis of the images.

exercise: evaluate
fails: measures_the_accuracy
misconception: wrong-axis
"""

import numpy as np


def test_accuracy(model, dataset):
    probabilities = model.predict(dataset, verbose=0)
    predicted = np.argmax(probabilities, axis=0)
    return float(np.mean(predicted == dataset.classes))
