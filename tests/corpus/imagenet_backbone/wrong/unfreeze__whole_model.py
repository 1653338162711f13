"""Unfroze the whole model.

exercise: unfreeze
fails: unfreezes_the_last_layers
misconception: froze-nothing
"""

from keras import layers


def unfreeze_from(model, first):
    for layer in model.layers:
        layer.trainable = True
    return model
