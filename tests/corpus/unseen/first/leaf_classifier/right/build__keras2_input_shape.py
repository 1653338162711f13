"""Writes it as in a Keras 2 tutorial: input_shape on the first layer, model.add, string activations.

exercise: build
because: input_shape on the first layer still builds the model; every layer and argument is as asked.
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
    from tensorflow.keras.layers import (
        BatchNormalization, Conv2D, Dense, Dropout, GlobalAveragePooling2D, MaxPooling2D,
    )
    from tensorflow.keras.models import Sequential

    model = Sequential()
    n = first_filters
    for i in range(0, n_blocks):
        if i == 0:
            model.add(Conv2D(n, (3, 3), padding='same', activation='relu',
                             input_shape=(image_size[0], image_size[1], 3)))
        else:
            model.add(Conv2D(n, (3, 3), padding='same', activation='relu'))
        model.add(BatchNormalization(momentum=0.9))
        model.add(MaxPooling2D(pool_size=(2, 2)))
        n = n * 2
    model.add(GlobalAveragePooling2D())
    model.add(Dropout(0.2))
    model.add(Dense(units=n_classes, activation='softmax'))
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
    return model
