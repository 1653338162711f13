"""Took the largest value of each map.

exercise: features
fails: pools_the_feature_maps
misconception: maximum-pooling
"""

import keras
from keras import layers


def feature_extractor(classifier):
    maps = [layer.output for layer in classifier.layers if len(layer.output.shape) == 4][-1]
    return keras.Model(classifier.inputs, layers.GlobalMaxPooling2D()(maps))
