"""Took images of 64 by 64 for granted.

exercise: head
fails: puts_one_dense_layer_on_top
misconception: other-input
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    inputs = keras.Input((64, 64, 3))
    head = layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(inputs, head(features(inputs)))
