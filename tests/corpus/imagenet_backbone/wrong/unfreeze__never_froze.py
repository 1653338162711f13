"""Left trainable what was trainable before.

exercise: unfreeze
fails: unfreezes_from_any_layer
misconception: froze-nothing
"""

from keras import layers


def unfreeze_from(model, first):
    start = [layer.name for layer in model.layers].index(first)
    for position, layer in enumerate(model.layers):
        is_norm = isinstance(layer, layers.BatchNormalization)
        if position >= start and not is_norm:
            layer.trainable = True
    return model
