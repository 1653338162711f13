"""Took the mean of the accuracies of the batches.

exercise: evaluate
fails: counts_every_image_once
misconception: mean-of-batches
"""

import numpy as np


def test_accuracy(model, dataset):
    shares = []
    for at in range(len(dataset)):
        images, labels = dataset[at]
        predicted = np.argmax(model.predict(images, verbose=0), axis=1)
        shares.append(np.mean(predicted == np.argmax(labels, axis=1)))
    return float(np.mean(shares))
