"""The relu comes as an Activation layer after BatchNormalization, as many tutorials have it.

exercise: build
because: The convolution is linear and the order another; the text says "The layers, in this
order" and "Conv2D with 3x3 filters and relu, BatchNormalization with a momentum of 0.9,
MaxPooling2D".
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
    model = keras.Sequential()
    model.add(keras.Input(shape=(image_size[0], image_size[1], 3)))
    for i in range(n_blocks):
        model.add(layers.Conv2D(first_filters * 2**i, (3, 3), padding="same"))
        model.add(layers.BatchNormalization(momentum=0.9))
        model.add(layers.Activation("relu"))
        model.add(layers.MaxPooling2D((2, 2)))
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(n_classes, activation="softmax"))
    return model
