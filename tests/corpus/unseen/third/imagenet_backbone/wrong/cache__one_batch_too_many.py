"""Loops over the iterator and stops when the counter equals the number of batches.

exercise: cache
because: The text says "each image once"; counted from 0, the loop takes a batch of the next pass
too.
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
    features, labels = [], []
    for i, (images, targets) in enumerate(dataset):
        features.append(extractor.predict(images, verbose=0))
        labels.append(targets)
        if i == len(dataset):
            break
    return np.concatenate(features), np.concatenate(labels)
