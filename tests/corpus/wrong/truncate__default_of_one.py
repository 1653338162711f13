"""Changed the default to one layer.

exercise: truncate
fails: cuts_both_dense_layers
misconception: cut-too-few
"""

import keras


def truncate(model, n_layers=1):
    return keras.Model(model.inputs, model.layers[-n_layers - 1].output)
