"""Doubles the filters up to 256, and stays there.

exercise: build
fails: builds_what_is_asked
misconception: other-filters
"""

import keras
from keras import layers


def build_classifier(n_classes, image_size=(64, 64), n_blocks=4, first_filters=16):
    model = keras.Sequential([keras.Input((*image_size, 3))])
    filters = first_filters
    for _ in range(n_blocks):
        model.add(layers.Conv2D(filters, 3, activation="relu"))
        model.add(layers.BatchNormalization(momentum=0.9))
        model.add(layers.MaxPooling2D())
        filters = min(2 * filters, 256)
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(n_classes, activation="softmax"))
    return model
