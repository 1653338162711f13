"""Went back from the end over one dense layer, and what stands before it.

exercise: features
fails: finds_the_maps_under_other_heads
misconception: kept-the-head
"""

import keras
from keras import layers


def feature_extractor(classifier):
    behind = (layers.Dropout, layers.GlobalAveragePooling2D, layers.GlobalMaxPooling2D)
    at = len(classifier.layers) - 2
    while isinstance(classifier.layers[at], behind):
        at -= 1
    x = classifier.layers[at].output
    if len(x.shape) == 4:
        x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(classifier.inputs, x)
