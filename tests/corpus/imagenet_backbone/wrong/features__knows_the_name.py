"""Asks for the layer named pooling.

exercise: features
fails: finds_the_maps_under_other_heads
misconception: by-name
"""

import keras


def feature_extractor(classifier):
    return keras.Model(classifier.inputs, classifier.get_layer("pooling").output)
