"""Cut a layer off the features, which are cut already.

exercise: head
fails: puts_one_dense_layer_on_top
misconception: cut-the-features
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    head = layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(features.inputs, head(features.layers[-2].output))
