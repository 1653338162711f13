"""Takes the mean of the batches' accuracies, so that images of a small last batch count more.

exercise: measure
fails: measures_any_classes
misconception: mean-of-batches
"""

import numpy as np


def measure_accuracy(model, dataset):
    shares = []
    for at in range(len(dataset)):
        images, labels = dataset[at]
        answers = model.predict(images, verbose=0).argmax(axis=1)
        shares.append((answers == labels.argmax(axis=1)).mean())
    return float(np.mean(shares))
