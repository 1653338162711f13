"""Flattened the maps instead of pooling them.

exercise: features
fails: pools_the_feature_maps
misconception: flattened
"""

import keras
from keras import layers


def feature_extractor(classifier):
    maps = [layer.output for layer in classifier.layers if len(layer.output.shape) == 4][-1]
    return keras.Model(classifier.inputs, layers.Flatten()(maps))
