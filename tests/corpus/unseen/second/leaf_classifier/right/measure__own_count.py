"""Counts hits batch by batch with its own argmax comparison and divides whole numbers as a Fraction.

exercise: measure
because: Each batch is fetched by its number, so the position of the iterator does not matter; images and hits are counted one by one, so the last, smaller batch weighs right.
"""

from fractions import Fraction
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def measure_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    hits = images_seen = 0
    for number in range(len(dataset)):
        images, labels = dataset[number]
        scores = keras.ops.convert_to_numpy(model(images, training=False))
        for score, label in zip(scores.tolist(), labels.tolist(), strict=True):
            hits += score.index(max(score)) == label.index(max(label))
            images_seen += 1
    return float(Fraction(hits, images_seen))
