"""Froze the layers while cutting, and with them the given model's.

exercise: truncate
fails: leaves_the_backbone_whole
misconception: changed-input-flags
"""

import keras


def truncate(model, n_layers=2):
    cut = keras.Model(model.inputs, model.layers[-n_layers - 1].output)
    for layer in cut.layers:
        layer.trainable = False
    return cut
