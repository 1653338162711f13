"""Added a dropout that nobody asked for.

exercise: head
fails: puts_one_dense_layer_on_top
misconception: extra-layers
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    return keras.Sequential([features, layers.Dropout(0.5), layers.Dense(n_classes, activation="softmax", name="new_dense_output")])
