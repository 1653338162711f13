"""Skips the BatchNormalization layers behind `first` instead of freezing them.

exercise: unfreeze
because: "except BatchNormalization layers. These, and all layers before `first`, become frozen": those that were trainable
    stay so.
"""

import keras
from keras import layers


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    start = model.layers.index(model.get_layer(first))
    for layer in model.layers[:start]:
        layer.trainable = False
    for layer in model.layers[start:]:
        if isinstance(layer, layers.BatchNormalization):
            continue
        layer.trainable = True
    return model
