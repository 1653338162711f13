"""Cloned the architecture and forgot the weights.

exercise: truncate
fails: keeps_the_weights
misconception: fresh-weights
"""

import keras


def truncate(model, n_layers=2):
    cut = keras.Model(model.inputs, model.layers[-n_layers - 1].output)
    return keras.models.clone_model(cut)
