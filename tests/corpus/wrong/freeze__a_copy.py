"""Froze a copy with the same weights.

exercise: freeze
fails: freezes_the_given_model
misconception: froze-a-copy
"""

import keras


def freeze(model, n_trainable=1):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    for index, layer in enumerate(copy.layers):
        layer.trainable = index >= len(copy.layers) - n_trainable
    return copy
