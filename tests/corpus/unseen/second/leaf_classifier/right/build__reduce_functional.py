"""Chains a flat list of layers with functools.reduce into a Functional model, activations given as functions.

exercise: build
because: The layers are those of the list in its order with their settings; pool size and stride of 2 are the default; each call makes new layers.
"""

import functools
import itertools
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
    def block(number):
        yield layers.Conv2D(
            filters=first_filters << number,
            kernel_size=(3, 3),
            padding="same",
            activation=keras.activations.relu,
        )
        yield layers.BatchNormalization(-1, 0.9)
        yield layers.MaxPool2D(pool_size=(2, 2), strides=(2, 2))

    head = [
        layers.GlobalAvgPool2D(),
        layers.Dropout(1 / 5),
        layers.Dense(n_classes, keras.activations.softmax),
    ]
    chain = itertools.chain(*map(block, range(n_blocks)), head)
    image = keras.Input(shape=tuple(image_size) + (3,))
    scores = functools.reduce(lambda tensor, layer: layer(tensor), chain, image)
    return keras.Model(inputs=image, outputs=scores)
