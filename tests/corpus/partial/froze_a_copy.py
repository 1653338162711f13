"""Solved the model exercises, but froze a copy of the model.

rest: stubs
solved: load, truncate, head
earns: freeze 9
"""

import keras


def freeze(model, n_trainable=1):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    for index, layer in enumerate(copy.layers):
        layer.trainable = index >= len(copy.layers) - n_trainable
    return copy
