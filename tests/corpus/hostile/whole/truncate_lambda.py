"""Hides the rest of the network in a Lambda layer.

must: it earns nothing
exercise: truncate
"""


def truncate(model, n_layers=2):
    rest = keras.Model(model.inputs, model.layers[-n_layers - 1].output)
    return keras.Sequential([keras.Input(model.input_shape[1:]), layers.Lambda(lambda x: rest(x))])
