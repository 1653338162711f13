"""Gave the features back as they were.

exercise: head
fails: adds_one_layer_for_the_classes
misconception: no-head
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    layers.Dense(n_classes, activation="softmax", name="shoes")(extractor.outputs[0])
    return keras.Model(extractor.inputs, extractor.outputs)
