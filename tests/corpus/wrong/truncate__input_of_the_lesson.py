"""Took images of 64 by 64 for granted.

exercise: truncate
fails: cuts_the_classification_layer
misconception: other-input
"""

import keras


def truncate(model, n_layers=2):
    return keras.Sequential([keras.Input((64, 64, 3)), *model.layers[:-n_layers]])
