"""A second model around the same layers is returned.

exercise: freeze
"""

import keras


def freeze(model, n_trainable=1):
    first = len(model.layers) - n_trainable
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= first
    return keras.Model(model.inputs, model.outputs)
