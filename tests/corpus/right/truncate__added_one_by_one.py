"""Layers are added one by one.

exercise: truncate
"""

import keras


def truncate(model, n_layers=2):
    kept = keras.Sequential()
    for layer in model.layers[: len(model.layers) - n_layers]:
        kept.add(layer)
    kept.build(model.input_shape)
    return kept
