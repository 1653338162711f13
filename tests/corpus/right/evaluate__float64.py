"""Images and probabilities are float64.

exercise: evaluate
"""

import numpy as np


def test_accuracy(model, dataset):
    images, labels = zip(*(dataset[at] for at in range(len(dataset))))
    images = np.concatenate(images).astype("float64")
    probabilities = model.predict(images, verbose=0).astype("float64")
    return np.mean(probabilities.argmax(1) == np.concatenate(labels).argmax(1))
