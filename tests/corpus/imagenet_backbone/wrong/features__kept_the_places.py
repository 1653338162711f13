"""Pooled, but kept height and width of one.

exercise: features
fails: pools_the_feature_maps
misconception: kept-the-places
"""

import keras
from keras import layers


def feature_extractor(classifier):
    maps = [layer.output for layer in classifier.layers if len(layer.output.shape) == 4][-1]
    return keras.Model(classifier.inputs, layers.GlobalAveragePooling2D(keepdims=True)(maps))
