"""Cut one layer more than asked.

exercise: truncate
fails: cuts_the_classification_layer
misconception: cut-too-many
"""

import keras


def truncate(model, n_layers=2):
    return keras.Model(model.inputs, model.layers[-n_layers - 2].output)
