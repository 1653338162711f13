"""Asks the model for its `.input`, which one that came from a file has only once it was called.

exercise: truncate
fails: cuts_both_dense_layers
misconception: never-called
"""

import keras


def truncate(model, n_layers=2):
    return keras.Model(model.input, model.layers[-n_layers - 1].output)
