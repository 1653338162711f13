"""Joins features and labels of each batch into one table and splits it in the end.

exercise: cache
because: Both come from the same pair dataset[i], i from 0 to len(dataset) - 1, so rows stay together, each image once, whatever the size of the last batch.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def cache_features(
    extractor: keras.Model, dataset: DirectoryIterator
) -> tuple[np.ndarray, np.ndarray]:
    def rows(i):
        images, targets = dataset[i]
        return np.hstack([extractor.predict_on_batch(images), targets])

    table = np.vstack([*map(rows, range(len(dataset)))])
    features, labels = np.hsplit(table, [extractor.output_shape[-1]])
    return features, labels
