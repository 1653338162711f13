"""Cut the first layers instead of the last.

exercise: truncate
fails: cuts_the_classification_layer
misconception: wrong-layers
"""

import keras


def truncate(model, n_layers=2):
    return keras.Model(model.layers[n_layers].input, model.layers[-1].output)
