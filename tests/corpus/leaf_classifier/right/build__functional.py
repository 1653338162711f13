"""Builds a Functional model.

exercise: build
"""

import keras
from keras import layers


def build_classifier(n_classes, image_size=(64, 64), n_blocks=4, first_filters=16):
    x = inputs = keras.Input((*image_size, 3))
    filters = first_filters
    for _ in range(n_blocks):
        x = layers.Conv2D(filters, (3, 3), activation="relu")(x)
        x = layers.BatchNormalization(momentum=0.9)(x)
        x = layers.MaxPooling2D((2, 2))(x)
        filters *= 2
    x = layers.Dropout(0.2)(layers.GlobalAveragePooling2D()(x))
    return keras.Model(inputs, layers.Dense(n_classes, activation="softmax")(x))
