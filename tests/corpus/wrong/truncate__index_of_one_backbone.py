"""Counted from the front, which fits the lesson's model only.

exercise: truncate
fails: cuts_any_backbone
misconception: fits-one-backbone
"""

import keras


def truncate(model, n_layers=2):
    return keras.Model(model.inputs, model.layers[6 - n_layers].output)
