"""Took the head off the given model.

exercise: features
fails: drops_the_old_head
misconception: kept-the-head
"""

import keras
from keras import layers


def feature_extractor(classifier):
    extractor = keras.Sequential(classifier.layers[:-1] + [layers.Dense(10)])
    return extractor
