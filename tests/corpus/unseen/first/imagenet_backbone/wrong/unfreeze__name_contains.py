"""Starts at the first layer whose name contains `first`, which may be an earlier one.

exercise: unfreeze
because: "The layer named `first`": with first="conv2d", say, an earlier "depthwise_conv2d" already counts.
"""

import keras
from keras import layers


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    found = False
    for layer in model.layers:
        if first in layer.name:
            found = True
        if isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
        else:
            layer.trainable = found
    return model
