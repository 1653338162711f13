"""Printed the model instead of returning it.

exercise: truncate
fails: cuts_the_classification_layer
misconception: returned-nothing
"""

import keras


def truncate(model, n_layers=2):
    cut = keras.Model(model.inputs, model.layers[-n_layers - 1].output)
    cut.summary()
