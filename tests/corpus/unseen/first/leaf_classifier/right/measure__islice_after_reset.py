"""Rewinds the iterator, takes one round of batches with islice and counts with a plain counter.

exercise: measure
because: One round is every image once, labels come with their images, hits are divided by the number of images.
"""

from itertools import islice
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def measure_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    dataset.reset()
    hits = total = 0
    for images, truth in islice(dataset, len(dataset)):
        guesses = model.predict_on_batch(images)
        for guess, label in zip(guesses, truth):
            hits += int(np.argmax(guess) == np.argmax(label))
            total += 1
    dataset.reset()
    return hits / total
