"""Froze all layers but BatchNormalization.

exercise: freeze
fails: statistics_stand_still
misconception: batchnorm-left-trainable
"""

from keras import layers


def freeze_backbone(model):
    for layer in model.layers[:-1]:
        if not isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
    model.layers[-1].trainable = True
    return model
