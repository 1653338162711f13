"""Printed the accuracy.

exercise: evaluate
fails: measures_the_accuracy
misconception: returned-nothing
"""

import numpy as np


def test_accuracy(model, dataset):
    probabilities = model.predict(dataset, verbose=0)
    print(np.mean(np.argmax(probabilities, axis=1) == dataset.classes))
