"""Walks from the input and takes the maps before the first layer that has not four axes.

exercise: features
because: "the output of the last of `classifier.layers` whose output has four axes": in a network with squeeze-and-excitation (EfficientNetV2B0, named in the lesson) or another pooled side branch it stops in the middle.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def feature_extractor(classifier: keras.Model) -> keras.Model:
    maps = classifier.layers[0].output
    for layer in classifier.layers:
        if len(layer.output.shape) != 4:
            break
        maps = layer.output
    pooled = layers.GlobalAveragePooling2D()(maps)
    return keras.Model(classifier.inputs, pooled)
