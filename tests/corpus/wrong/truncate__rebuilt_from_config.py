"""Rebuilt each layer from its configuration, with fresh weights.

exercise: truncate
fails: keeps_the_weights
misconception: fresh-weights
"""

import keras


def truncate(model, n_layers=2):
    new = keras.Sequential([keras.Input(model.inputs[0].shape[1:])])
    for layer in model.layers[:-n_layers]:
        if not isinstance(layer, keras.layers.InputLayer):
            new.add(type(layer).from_config(layer.get_config()))
    return new
