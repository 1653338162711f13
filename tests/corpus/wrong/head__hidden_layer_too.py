"""Put a hidden layer between the features and the head.

exercise: head
fails: puts_one_dense_layer_on_top
misconception: extra-layers
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    hidden = layers.Dense(16, activation="relu")(features.outputs[0])
    outputs = layers.Dense(n_classes, activation="softmax", name="new_dense_output")(hidden)
    return keras.Model(features.inputs, outputs)
