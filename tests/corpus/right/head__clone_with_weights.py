"""A clone with the weights copied, under the head.

exercise: head
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    below = keras.models.clone_model(features)
    below.set_weights(features.get_weights())
    return keras.Sequential([*below.layers, layers.Dense(n_classes, activation="softmax", name="new_dense_output")])
