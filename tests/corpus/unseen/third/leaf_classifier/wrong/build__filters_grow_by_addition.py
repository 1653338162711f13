"""The filters go 16, 32, 48, 64: the first number times the number of the block.

exercise: build
because: From the third block on there are too few; the text says "twice as many in each next
one".
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
    inputs = keras.Input(shape=(*image_size, 3))
    x = inputs
    for block in range(1, n_blocks + 1):
        x = layers.Conv2D(first_filters * block, 3, activation="relu", padding="same")(x)
        x = layers.BatchNormalization(momentum=0.9)(x)
        x = layers.MaxPooling2D()(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(0.2)(x)
    outputs = layers.Dense(n_classes, activation="softmax")(x)
    return keras.Model(inputs, outputs)
