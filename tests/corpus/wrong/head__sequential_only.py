"""Put an input before the layers, although a Functional model lists one itself.

exercise: head
fails: head_fits_any_features
misconception: doubled-input
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    below = [keras.Input(features.input_shape[1:]), *features.layers]
    return keras.Sequential([*below, layers.Dense(n_classes, activation="softmax", name="new_dense_output")])
