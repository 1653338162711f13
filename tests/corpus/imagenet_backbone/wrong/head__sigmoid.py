"""Took sigmoid.

exercise: head
fails: gives_probabilities
misconception: sigmoid-head
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    head = layers.Dense(n_classes, activation="sigmoid", name="shoes")
    return keras.Model(extractor.inputs, head(extractor.outputs[0]))
