"""Printed the model instead of returning it.

exercise: head
fails: puts_one_dense_layer_on_top
misconception: returned-nothing
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    keras.Sequential([features, layers.Dense(n_classes, activation="softmax", name="new_dense_output")]).summary()
