"""Looked at the first batch only.

exercise: evaluate
fails: measures_the_accuracy
misconception: first-batch-only
"""

import numpy as np


def test_accuracy(model, dataset):
    images, labels = dataset[0]
    predicted = np.argmax(model.predict(images, verbose=0), axis=1)
    return float(np.mean(predicted == np.argmax(labels, axis=1)))
