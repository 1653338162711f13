"""Doubles the filters from block to block up to 256 and stays there, as VGG does with 512.

exercise: build
because: The docstring says "with `first_filters` filters in the first block and twice as many in each next one"; the fourth block after 64 has 256 in place of 512.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def build_classifier(
    n_classes: int,
    image_size: tuple[int, int] = (64, 64),
    n_blocks: int = 4,
    first_filters: int = 16,
) -> keras.Model:
    inputs = keras.Input((*image_size, 3))
    x = inputs
    filters = first_filters
    for _ in range(n_blocks):
        x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
        x = layers.BatchNormalization(momentum=0.9)(x)
        x = layers.MaxPooling2D()(x)
        filters = max(filters, min(2 * filters, 256))
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(0.2)(x)
    outputs = layers.Dense(n_classes, activation="softmax")(x)
    return keras.Model(inputs, outputs)
