"""Calls the model on one batch after the other and counts hits in a confusion matrix.

exercise: evaluate
because: len(dataset) batches by index are all images once, the last short batch with them; images and one-hot labels come from the same batch, the call runs in inference mode, and trace over sum is the share of images that are right.
"""

from collections import Counter
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    pairs = Counter()
    for number in range(len(dataset)):
        images, labels = dataset[number]
        outputs = model(keras.ops.convert_to_tensor(images), training=False)
        guesses = keras.ops.convert_to_numpy(outputs)
        pairs.update(
            (int(np.argmax(label)), int(np.argmax(guess))) for label, guess in zip(labels, guesses)
        )
    size = 1 + max(max(pair) for pair in pairs)
    confusion = np.zeros((size, size), dtype=int)
    for pair, count in pairs.items():
        confusion[pair] = count
    return int(confusion.trace()) / int(confusion.sum())
