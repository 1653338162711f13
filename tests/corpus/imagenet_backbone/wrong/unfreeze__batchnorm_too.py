"""Unfroze BatchNormalization with its block.

exercise: unfreeze
fails: moves_no_statistics
misconception: batchnorm-left-trainable
"""

from keras import layers


def unfreeze_from(model, first):
    start = [layer.name for layer in model.layers].index(first)
    for position, layer in enumerate(model.layers):
        layer.trainable = position >= start
    return model
