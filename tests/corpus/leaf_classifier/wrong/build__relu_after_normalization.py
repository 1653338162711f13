"""Puts the relu behind the normalization, as many networks do.

exercise: build
fails: filters_double
misconception: relu-too-late
"""

import keras
from keras import layers


def build_classifier(n_classes, image_size=(64, 64), n_blocks=4, first_filters=16):
    model = keras.Sequential([keras.Input((*image_size, 3))])
    for block in range(n_blocks):
        model.add(layers.Conv2D(first_filters * 2**block, 3))
        model.add(layers.BatchNormalization(momentum=0.9))
        model.add(layers.Activation("relu"))
        model.add(layers.MaxPooling2D())
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(n_classes, activation="softmax"))
    return model
