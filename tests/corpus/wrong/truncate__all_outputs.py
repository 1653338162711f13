"""Gave the outputs of all layers that stay.

exercise: truncate
fails: cuts_the_classification_layer
misconception: several-outputs
"""

import keras


def truncate(model, n_layers=2):
    return keras.Model(model.inputs, [layer.output for layer in model.layers[:-n_layers]])
