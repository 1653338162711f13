"""The truncated model stands as one layer in a Sequential model.

exercise: truncate
"""

import keras


def truncate(model, n_layers=2):
    inner = keras.Model(model.inputs, model.layers[-n_layers - 1].output, name="features")
    return keras.Sequential([keras.Input(model.inputs[0].shape[1:]), inner])
