"""Builds a Functional model by folding a list of named layers over the input.

exercise: build
because: The same layers in the same order, with the same arguments, activations given as functions.
"""

from functools import reduce
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
    stack: list[layers.Layer] = []
    for block in range(n_blocks):
        stack += [
            layers.Conv2D(
                filters=first_filters << block,
                kernel_size=(3, 3),
                padding="same",
                activation=keras.activations.relu,
                kernel_initializer="he_normal",
                name=f"patterns_{block}",
            ),
            layers.BatchNormalization(momentum=0.9, name=f"norm_{block}"),
            layers.MaxPooling2D(pool_size=2, strides=2, name=f"shrink_{block}"),
        ]
    stack += [
        layers.GlobalAveragePooling2D(name="how_strong"),
        layers.Dropout(rate=1 / 5, name="forget"),
        layers.Dense(n_classes, activation=keras.activations.softmax, name="kinds"),
    ]
    picture = keras.Input(shape=(image_size[0], image_size[1], 3), name="leaf")
    answer = reduce(lambda tensor, layer: layer(tensor), stack, picture)
    return keras.Model(inputs=picture, outputs=answer, name="leaves")
