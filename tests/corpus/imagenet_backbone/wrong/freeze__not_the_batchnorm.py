"""Froze all layers but BatchNormalization.

exercise: freeze
fails: only_the_head_may_learn
misconception: batchnorm-left-trainable
"""

from keras import layers


def freeze_backbone(model):
    for layer in model.layers[:-1]:
        if not isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
    return model
