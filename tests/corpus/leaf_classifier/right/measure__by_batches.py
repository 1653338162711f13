"""Counts batch by batch.

exercise: measure
"""

import numpy as np


def measure_accuracy(model, dataset):
    right = total = 0
    for number in range(len(dataset)):
        images, labels = dataset[number]
        predicted = np.argmax(model.predict_on_batch(images), axis=1)
        right += np.sum(predicted == np.argmax(labels, axis=1))
        total += len(labels)
    return right / total
