"""Unfroze what stands behind the layer, not the layer itself.

exercise: unfreeze
fails: unfreezes_the_last_layers
misconception: first-left-out
"""

from keras import layers


def unfreeze_from(model, first):
    start = [layer.name for layer in model.layers].index(first)
    for position, layer in enumerate(model.layers):
        is_norm = isinstance(layer, layers.BatchNormalization)
        layer.trainable = position > start and not is_norm
    return model
