"""Forgot the softmax.

exercise: head
fails: gives_probabilities
misconception: no-activation
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    head = layers.Dense(n_classes, name="shoes")
    return keras.Model(extractor.inputs, head(extractor.outputs[0]))
