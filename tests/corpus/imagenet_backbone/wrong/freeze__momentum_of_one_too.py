"""Froze the convolutions, and set the momentum of the rest to one.

exercise: freeze
fails: statistics_stand_still
misconception: batchnorm-left-trainable
"""

from keras import layers


def freeze_backbone(model):
    for layer in model.layers[:-1]:
        if isinstance(layer, layers.BatchNormalization):
            layer.momentum = 1.0
        else:
            layer.trainable = False
    model.layers[-1].trainable = True
    return model
