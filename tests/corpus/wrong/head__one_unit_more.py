"""Made a unit more than there are classes.

exercise: head
fails: head_has_an_output_for_each_class
misconception: wrong-units
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    head = layers.Dense(n_classes + 1, activation="softmax", name="new_dense_output")
    return keras.Model(features.inputs, head(features.outputs[0]))
