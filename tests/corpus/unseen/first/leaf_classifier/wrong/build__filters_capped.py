"""Caps the number of filters at 128, a habit from big networks, which shows only with more blocks or more first filters than the defaults.

exercise: build
because: "twice as many in each next one" / "Each block has twice as many filters as the one before": a fifth block, or a fourth that starts from 32, gets 128 in place of 256.
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
    MAX_FILTERS = 128
    inputs = keras.Input(shape=(*image_size, 3))
    x = inputs
    filters = first_filters
    for _ in range(n_blocks):
        x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
        x = layers.BatchNormalization(momentum=0.9)(x)
        x = layers.MaxPooling2D()(x)
        filters = min(filters * 2, MAX_FILTERS)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(0.2)(x)
    outputs = layers.Dense(n_classes, activation="softmax")(x)
    return keras.Model(inputs, outputs)
