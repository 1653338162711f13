"""Solved everything, but left BatchNormalization trainable wherever it froze.

rest: solution
earns: freeze 7, unfreeze 5
"""

from keras import layers


def freeze_backbone(model):
    for layer in model.layers[:-1]:
        if not isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
    model.layers[-1].trainable = True
    return model


def unfreeze_from(model, first):
    start = [layer.name for layer in model.layers].index(first)
    for position, layer in enumerate(model.layers):
        layer.trainable = position >= start
    return model
