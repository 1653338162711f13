"""Left the last, smaller batch out.

exercise: evaluate
fails: counts_every_image_once
misconception: last-batch-left-out
"""

import numpy as np


def test_accuracy(model, dataset):
    right = []
    for at in range(dataset.samples // dataset.batch_size):
        images, labels = dataset[at]
        predicted = np.argmax(model.predict(images, verbose=0), axis=1)
        right.extend(predicted == np.argmax(labels, axis=1))
    return float(np.mean(right))
