"""Popped layers off a copy until the maps came up.

exercise: features
"""

import keras
from keras import layers


def feature_extractor(classifier):
    copy = keras.models.clone_model(classifier)
    copy.set_weights(classifier.get_weights())
    maps = next(layer for layer in reversed(copy.layers) if len(layer.output.shape) == 4)
    return keras.Model(copy.inputs, layers.GlobalAveragePooling2D(name="mean_of_maps")(maps.output))
