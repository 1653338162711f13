"""Froze a clone, with fresh weights.

exercise: freeze
fails: freezes_the_given_model
misconception: fresh-weights
"""

import keras


def freeze(model, n_trainable=1):
    copy = keras.models.clone_model(model)
    for index, layer in enumerate(copy.layers):
        layer.trainable = index >= len(copy.layers) - n_trainable
    return copy
