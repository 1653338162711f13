"""Wrote the functions up to the training, and measured the first batch.

rest: stubs
solved: data, build
earns: measure 0
"""

import numpy as np


def measure_accuracy(model, dataset):
    predicted = model.predict(dataset[0][0], verbose=0).argmax(axis=1)
    return float(np.mean(predicted == dataset.classes[: len(predicted)]))
