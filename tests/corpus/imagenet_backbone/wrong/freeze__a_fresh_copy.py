"""Froze a copy, and lost what was learned.

exercise: freeze
fails: only_the_head_may_learn
misconception: changed-weights
"""

import keras


def freeze_backbone(model):
    model = keras.models.clone_model(model)
    for layer in model.layers[:-1]:
        layer.trainable = False
    return model
