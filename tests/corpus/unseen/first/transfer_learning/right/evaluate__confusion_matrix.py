"""Over-engineer: builds a confusion matrix with NumPy and divides its trace by its sum.

exercise: evaluate
because: each image is counted once, in the cell (true class, most probable class); the diagonal is
    "the share of images that are classified correctly"; predict needs no compiled model.
"""

import keras
import numpy as np
from tensorflow.keras.preprocessing.image import DirectoryIterator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    probabilities = model.predict(dataset, verbose=0)
    predicted = np.argmax(probabilities, axis=-1)
    actual = np.asarray(dataset.classes)
    size = max(probabilities.shape[-1], int(actual.max()) + 1)
    confusion = np.zeros((size, size), dtype=np.int64)
    np.add.at(confusion, (actual, predicted), 1)
    return float(np.trace(confusion) / confusion.sum())
