"""Knows at which number EfficientNet's maps are.

exercise: features
fails: finds_the_maps_under_other_heads
misconception: cut-too-much
"""

import keras
from keras import layers


def feature_extractor(classifier):
    maps = classifier.layers[-4].output
    return keras.Model(classifier.inputs, layers.GlobalAveragePooling2D()(maps))
