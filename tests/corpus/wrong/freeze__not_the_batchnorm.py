"""Froze layers by their class and forgot BatchNormalization.

exercise: freeze
fails: freezes_batchnorm_too
misconception: batchnorm-left-trainable
"""

import keras


def freeze(model, n_trainable=1):
    first = len(model.layers) - n_trainable
    for index, layer in enumerate(model.layers):
        kinds = (keras.layers.Conv2D, keras.layers.Dense)
        layer.trainable = index >= first or not isinstance(layer, kinds)
    return model
