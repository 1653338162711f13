"""Left a softmax over six leaves below the new head.

exercise: head
fails: puts_one_dense_layer_on_top
misconception: softmax-below
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    leaves = layers.Dense(6, activation="softmax")(features.outputs[0])
    outputs = layers.Dense(n_classes, activation="softmax", name="new_dense_output")(leaves)
    return keras.Model(features.inputs, outputs)
