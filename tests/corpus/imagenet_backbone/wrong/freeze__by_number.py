"""Froze as many layers as the lesson's stand-in has.

exercise: freeze
fails: freezes_other_depths
misconception: froze-everything
"""

from keras import layers


def freeze_backbone(model):
    for position, layer in enumerate(model.layers):
        layer.trainable = position >= 22
    return model
