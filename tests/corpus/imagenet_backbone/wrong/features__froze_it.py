"""Froze the classifier on the way.

exercise: features
fails: leaves_the_classifier_whole
misconception: changed-input-flags
"""

import keras
from keras import layers


def feature_extractor(classifier):
    classifier.trainable = False
    maps = [layer.output for layer in classifier.layers if len(layer.output.shape) == 4][-1]
    return keras.Model(classifier.inputs, layers.GlobalAveragePooling2D()(maps))
