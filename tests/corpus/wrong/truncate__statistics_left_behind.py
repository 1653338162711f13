"""Copied what gradients had learned, but no moving statistics.

exercise: truncate
fails: features_are_the_backbones
misconception: statistics-left-behind
"""

import keras


def truncate(model, n_layers=2):
    cut = keras.Model(model.inputs, model.layers[-n_layers - 1].output)
    copy = keras.models.clone_model(cut)
    for mine, learned in zip(copy.trainable_weights, cut.trainable_weights):
        mine.assign(learned)
    return copy
