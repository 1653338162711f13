"""Returned what is below the head.

exercise: freeze
fails: only_the_head_may_learn
misconception: wrong-layers
"""

import keras


def freeze_backbone(model):
    for layer in model.layers[:-1]:
        layer.trainable = False
    return keras.Model(model.inputs, model.layers[-2].output)
