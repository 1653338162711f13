"""Left the flag of every BatchNormalization as it was.

exercise: unfreeze
fails: unfreezes_from_any_layer
misconception: batchnorm-left-trainable
"""

from keras import layers


def unfreeze_from(model, first):
    start = [layer.name for layer in model.layers].index(first)
    for position, layer in enumerate(model.layers):
        if not isinstance(layer, layers.BatchNormalization):
            layer.trainable = position >= start
    return model
