"""Froze the convolutions, whose weights one sees.

exercise: freeze
fails: only_the_head_may_learn
misconception: batchnorm-left-trainable
"""

from keras import layers


def freeze_backbone(model):
    for layer in model.layers:
        if isinstance(layer, (layers.Conv2D, layers.DepthwiseConv2D)):
            layer.trainable = False
    return model
