"""Loops with `for images, labels in dataset`, as over a PyTorch DataLoader.

exercise: evaluate
because: "Return the share of images": a DirectoryIterator starts again after the last batch, so the
    loop never ends and nothing is ever returned.
"""

import keras
import numpy as np
from tensorflow.keras.preprocessing.image import DirectoryIterator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    correct = 0
    total = 0
    for images, labels in dataset:
        outputs = model.predict_on_batch(images)
        correct += int(np.sum(outputs.argmax(axis=1) == labels.argmax(axis=1)))
        total += len(labels)
    return correct / total
