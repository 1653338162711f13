"""Dropped the last layer only.

exercise: features
fails: finds_the_maps_under_other_heads
misconception: kept-the-head
"""

import keras
from keras import layers


def feature_extractor(classifier):
    return keras.Model(classifier.inputs, classifier.layers[-2].output)
