"""Rebuilt the network from its configuration.

exercise: features
fails: pools_the_feature_maps
misconception: other-features
"""

import keras
from keras import layers


def feature_extractor(classifier):
    fresh = keras.models.clone_model(classifier)
    maps = [layer.output for layer in fresh.layers if len(layer.output.shape) == 4][-1]
    return keras.Model(fresh.inputs, layers.GlobalAveragePooling2D()(maps))
