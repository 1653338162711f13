"""Caches the builder because building takes a moment, so the same arguments give the same model again.

exercise: build
because: "Build a convolutional network with fresh weights": the second call returns the first, possibly trained, model (by_heart would be model).
"""

import functools
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


@functools.lru_cache(maxsize=None)
def build_classifier(
    n_classes: int,
    image_size: tuple[int, int] = (64, 64),
    n_blocks: int = 4,
    first_filters: int = 16,
) -> keras.Model:
    model = keras.Sequential()
    model.add(keras.Input((image_size[0], image_size[1], 3)))
    for block in range(n_blocks):
        model.add(layers.Conv2D(first_filters * 2**block, (3, 3), padding="same", activation="relu"))
        model.add(layers.BatchNormalization(momentum=0.9))
        model.add(layers.MaxPooling2D((2, 2)))
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(n_classes, activation="softmax"))
    return model
