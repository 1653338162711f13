"""Cut one layer whatever was asked.

exercise: truncate
fails: cuts_both_dense_layers
misconception: cut-too-few
"""

import keras


def truncate(model, n_layers=2):
    return keras.Model(model.inputs, model.layers[-2].output)
