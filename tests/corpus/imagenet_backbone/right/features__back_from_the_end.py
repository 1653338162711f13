"""Went back from the end to the first maps.

exercise: features
"""

import keras


def feature_extractor(classifier):
    at = len(classifier.layers) - 1
    while len(classifier.layers[at].output.shape) != 4:
        at -= 1
    maps = classifier.layers[at].output
    return keras.Model(classifier.input, keras.layers.GlobalAvgPool2D()(maps), name="extractor")
