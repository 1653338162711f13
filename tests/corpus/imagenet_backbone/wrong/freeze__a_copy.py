"""Froze a copy.

exercise: freeze
fails: freezes_the_model_itself
misconception: froze-a-copy
"""

import keras
from keras import layers


def freeze_backbone(model):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    for layer in copy.layers[:-1]:
        layer.trainable = False
    copy.layers[-1].trainable = True
    return copy
