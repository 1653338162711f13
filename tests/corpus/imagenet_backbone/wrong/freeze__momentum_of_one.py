"""Froze nothing, but set the momentum to one.

exercise: freeze
fails: only_the_head_may_learn
misconception: froze-nothing
"""

from keras import layers


def freeze_backbone(model):
    for layer in model.layers:
        if isinstance(layer, layers.BatchNormalization):
            layer.momentum = 1.0
    return model
