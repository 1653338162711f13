"""Took the output of layer 5, which fits one model only.

exercise: head
fails: head_fits_any_features
misconception: fits-one-backbone
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    head = layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(features.inputs, head(features.layers[5].output))
