"""Made one sigmoid unit for two classes.

exercise: head
fails: head_has_an_output_for_each_class
misconception: wrong-units
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    head = layers.Dense(1, activation="sigmoid", name="new_dense_output")
    return keras.Model(features.inputs, head(features.outputs[0]))
