"""Gave the layer no name.

exercise: head
fails: gives_probabilities
misconception: head-named-otherwise
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    head = layers.Dense(n_classes, activation="softmax")
    return keras.Model(extractor.inputs, head(extractor.outputs[0]))
