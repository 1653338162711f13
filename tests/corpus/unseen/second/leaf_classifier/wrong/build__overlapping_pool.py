"""Pools over windows of 3 by 3 with a stride of 2, which gives the same output shapes.

exercise: build
because: The lesson says "`MaxPooling2D` keeps the largest of each four neighbours"; here it is the largest of nine, in windows that overlap.
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
    model = keras.Sequential([keras.Input((*image_size, 3))])
    for block in range(n_blocks):
        model.add(layers.Conv2D(first_filters * 2**block, 3, padding="same", activation="relu"))
        model.add(layers.BatchNormalization(momentum=0.9))
        model.add(layers.MaxPooling2D(3, strides=2, padding="same"))
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(n_classes, activation="softmax"))
    return model
