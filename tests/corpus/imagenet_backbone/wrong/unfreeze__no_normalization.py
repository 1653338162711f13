"""Kept normalization of every kind frozen.

exercise: unfreeze
fails: unfreezes_from_any_layer
misconception: froze-too-many
"""

from keras import layers


def unfreeze_from(model, first):
    norms = (layers.BatchNormalization, layers.LayerNormalization, layers.GroupNormalization)
    reached = False
    for layer in model.layers:
        reached = reached or layer.name == first
        layer.trainable = reached and not isinstance(layer, norms)
    return model
