"""Named the model, not the layer.

exercise: head
fails: head_has_its_name
misconception: head-named-otherwise
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    head = layers.Dense(n_classes, activation="softmax")
    return keras.Model(features.inputs, head(features.outputs[0]), name="new_dense_output")
