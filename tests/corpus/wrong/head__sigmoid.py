"""Used sigmoid where classes exclude each other.

exercise: head
fails: head_gives_probabilities
misconception: sigmoid-head
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    head = layers.Dense(n_classes, activation="sigmoid", name="new_dense_output")
    return keras.Model(features.inputs, head(features.outputs[0]))
