"""Named the layer otherwise.

exercise: head
fails: head_has_its_name
misconception: head-named-otherwise
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    head = layers.Dense(n_classes, activation="softmax", name="new_output")
    return keras.Model(features.inputs, head(features.outputs[0]))
