"""Went below the last convolution.

exercise: features
fails: drops_the_old_head
misconception: cut-too-much
"""

import keras
from keras import layers


def feature_extractor(classifier):
    maps = [layer.output for layer in classifier.layers if len(layer.output.shape) == 4][-4]
    return keras.Model(classifier.inputs, layers.GlobalAveragePooling2D()(maps))
