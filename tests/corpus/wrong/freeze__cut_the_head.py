"""Froze a model without its head.

exercise: freeze
fails: only_the_head_learns
misconception: wrong-layers
"""

import keras


def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= len(model.layers) - n_trainable
    return keras.Model(model.inputs, model.layers[-2].output)
