"""Takes the labels from dataset.classes.

exercise: cache
because: The text says "it may be shuffled" and "row i of both belongs to the same image"; classes
is in the order of the files, not of the batches.
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
    features = []
    for i in range(len(dataset)):
        images, _ = dataset[i]
        features.append(extractor.predict(images, verbose=0))
    features = np.concatenate(features)
    labels = keras.utils.to_categorical(dataset.classes, num_classes=dataset.num_classes)
    return features, labels
