"""Froze the convolutions, whose weights one sees.

exercise: freeze
fails: statistics_stand_still
misconception: batchnorm-left-trainable
"""

from keras import layers


def freeze_backbone(model):
    for layer in model.layers:
        if isinstance(layer, (layers.Conv2D, layers.DepthwiseConv2D)):
            layer.trainable = False
    model.layers[-1].trainable = True
    return model
