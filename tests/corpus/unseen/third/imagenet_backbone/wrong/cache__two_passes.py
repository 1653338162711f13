"""Predicts on the whole set and reads the labels in a second pass.

exercise: cache
because: The text says "row i of both belongs to the same image"; a shuffled set has another order
in the second pass.
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
    features = extractor.predict(dataset, verbose=0)
    labels = np.concatenate([dataset[i][1] for i in range(len(dataset))])
    return features, labels
