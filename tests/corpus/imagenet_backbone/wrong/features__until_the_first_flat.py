"""Went from the input to the first layer whose output has not four axes.

exercise: features
fails: pools_what_was_not_pooled
misconception: cut-too-much
"""

import keras
from keras import layers


def feature_extractor(classifier):
    maps = classifier.layers[0].output
    for layer in classifier.layers:
        if len(layer.output.shape) != 4:
            break
        maps = layer.output
    return keras.Model(classifier.inputs, layers.GlobalAveragePooling2D()(maps))
