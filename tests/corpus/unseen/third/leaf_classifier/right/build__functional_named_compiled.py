"""A Functional model of named blocks from a helper, imported through tensorflow, and compiled.

exercise: build
because: All layers are there in the order of the text for any number of blocks, filters and
classes; "it need not be compiled" allows that it is.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.layers import (
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    GlobalAveragePooling2D,
    Input,
    MaxPooling2D,
)
from tensorflow.keras.models import Model
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def conv_block(x, filters, number):
    x = Conv2D(
        filters, kernel_size=3, padding="same", activation="relu", name=f"block{number}_conv"
    )(x)
    x = BatchNormalization(momentum=0.9, name=f"block{number}_norm")(x)
    return MaxPooling2D(pool_size=2, name=f"block{number}_pool")(x)


def build_classifier(
    n_classes: int,
    image_size: tuple[int, int] = (64, 64),
    n_blocks: int = 4,
    first_filters: int = 16,
) -> keras.Model:
    height, width = image_size
    inputs = Input(shape=(height, width, 3), name="image")
    x = inputs
    filters = first_filters
    for number in range(1, n_blocks + 1):
        x = conv_block(x, filters, number)
        filters *= 2
    x = GlobalAveragePooling2D(name="pooled")(x)
    x = Dropout(0.2)(x)
    outputs = Dense(n_classes, activation="softmax", name="probabilities")(x)
    model = Model(inputs=inputs, outputs=outputs, name="leaf_net")
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
