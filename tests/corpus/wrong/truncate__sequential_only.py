"""Put an input before the layers, although a Functional model lists one itself.

exercise: truncate
fails: cuts_any_backbone
misconception: doubled-input
"""

import keras


def truncate(model, n_layers=2):
    shape = model.input_shape[1:]
    return keras.Sequential([keras.Input(shape), *model.layers[:-n_layers]])
