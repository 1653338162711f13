"""Calls the extractor on each batch and collects the rows in lists.

exercise: cache
because: Images and labels come from the same dataset[i], for every i, and are added together
whatever the size of the batch.
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
    labels = []
    for i in range(len(dataset)):
        batch = dataset[i]
        images = tf.convert_to_tensor(batch[0])
        output = extractor(images, training=False).numpy()
        for row, label in zip(output, batch[1]):
            features.append(row)
            labels.append(label)
        print(f"batch {i + 1} of {len(dataset)}", end="\r")
    return np.array(features), np.array(labels)
