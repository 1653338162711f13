"""Made two units whatever the number of classes.

exercise: head
fails: head_has_an_output_for_each_class
misconception: hard-coded-classes
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    head = layers.Dense(2, activation="softmax", name="new_dense_output")
    return keras.Model(features.inputs, head(features.outputs[0]))
