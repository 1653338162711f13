"""Ended at whatever pooling layer the classifier has.

exercise: features
fails: pools_what_was_not_pooled
misconception: maximum-pooling
"""

import keras


def feature_extractor(classifier):
    pooling = next(layer for layer in classifier.layers if "Global" in type(layer).__name__)
    return keras.Model(classifier.inputs, pooling.output)
