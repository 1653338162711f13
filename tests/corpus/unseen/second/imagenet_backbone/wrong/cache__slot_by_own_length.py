"""Fills arrays made beforehand, at the number of the batch times the length of this batch.

exercise: cache
because: "the last batch may be smaller" and "each image once": the smaller last batch lands on rows of earlier ones, and the last rows stay 0.
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
    n_images = sum(len(dataset[i][1]) for i in range(len(dataset)))
    features = np.zeros((n_images, extractor.output_shape[-1]), "float32")
    labels = np.zeros((n_images, dataset[0][1].shape[-1]), "float32")
    for i in range(len(dataset)):
        images, targets = dataset[i]
        size = len(images)
        rows = slice(i * size, (i + 1) * size)
        features[rows] = extractor.predict(images, verbose=0)
        labels[rows] = targets
    return features, labels
