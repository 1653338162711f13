"""Unfroze a copy.

exercise: unfreeze
fails: unfreezes_the_model_itself
misconception: unfroze-a-copy
"""

import keras
from keras import layers


def unfreeze_from(model, first):
    weights = model.get_weights()
    model = keras.models.clone_model(model)
    model.set_weights(weights)
    start = [layer.name for layer in model.layers].index(first)
    for position, layer in enumerate(model.layers):
        is_norm = isinstance(layer, layers.BatchNormalization)
        layer.trainable = position >= start and not is_norm
    return model
