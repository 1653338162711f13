"""Called the backbone with training=False, and froze nothing.

exercise: freeze
fails: only_the_head_may_learn
misconception: froze-nothing
"""

import keras
from keras import layers


def freeze_backbone(model):
    backbone = keras.Model(model.inputs, model.layers[-2].output)
    inputs = keras.Input(model.input_shape[1:])
    return keras.Model(inputs, model.layers[-1](backbone(inputs, training=False)))
