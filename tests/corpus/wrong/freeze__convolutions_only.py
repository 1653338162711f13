"""Froze the convolutions only, by their class.

exercise: freeze
fails: only_the_head_learns
misconception: froze-too-few
"""

import keras


def freeze(model, n_trainable=1):
    for layer in model.layers:
        layer.trainable = not isinstance(layer, keras.layers.Conv2D)
    return model
