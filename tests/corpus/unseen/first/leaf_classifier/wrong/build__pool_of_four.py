"""Reads 'the largest of each four neighbours' as a pool size of 4.

exercise: build
because: "MaxPooling2D keeps the largest of each four neighbours, so that the next block sees twice as far": a pool of 4 keeps one of sixteen, and four times as far.
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
    height, width = image_size
    model = keras.Sequential([layers.Input(shape=(height, width, 3))])
    filters = first_filters
    for i in range(n_blocks):
        model.add(layers.Conv2D(filters, kernel_size=3, activation="relu", padding="same"))
        model.add(layers.BatchNormalization(momentum=0.9))
        # largest of four neighbours; "same" because the picture gets too small otherwise
        model.add(layers.MaxPooling2D(pool_size=4, padding="same"))
        filters = filters * 2
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(n_classes, activation="softmax"))
    return model
