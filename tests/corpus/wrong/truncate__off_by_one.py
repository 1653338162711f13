"""Ended with the first layer that should go.

exercise: truncate
fails: cuts_the_classification_layer
misconception: cut-too-few
"""

import keras


def truncate(model, n_layers=2):
    return keras.Model(model.inputs, model.layers[-n_layers].output)
