"""Held the moving statistics of BatchNormalization, also where it may learn.

exercise: freeze
fails: freezes_batchnorm_too
misconception: batchnorm-statistics-stuck
"""

import keras


def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= len(model.layers) - n_trainable
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = 1.0
    return model
