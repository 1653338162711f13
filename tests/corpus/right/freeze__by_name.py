"""The layers to thaw are kept as a set of names.

exercise: freeze
"""

import keras


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    names = {layer.name for layer in model.layers[-n_trainable:]}
    [setattr(layer, "trainable", layer.name in names) for layer in model.layers]
    return model
