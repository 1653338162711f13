"""Knows at which number the features of the lesson's stand-in are.

exercise: head
fails: head_reads_the_features
misconception: cut-the-features
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    head = layers.Dense(n_classes, activation="softmax", name="shoes")
    return keras.Model(extractor.inputs, head(extractor.layers[21].output))
