"""Cloned the features and forgot the weights.

exercise: head
fails: head_keeps_the_features
misconception: fresh-weights
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    below = keras.models.clone_model(features)
    return keras.Sequential([below, layers.Dense(n_classes, activation="softmax", name="new_dense_output")])
