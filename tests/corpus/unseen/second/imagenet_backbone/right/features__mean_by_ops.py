"""Averages with keras.ops over the two axes of place, after a filter over all layers.

exercise: features
because: The mean over height and width is global average pooling; the layers are shared, so the weights are kept, and nothing of the classifier is set.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def feature_extractor(classifier: keras.Model) -> keras.Model:
    *_, maps = (
        layer.output for layer in classifier.layers if len(getattr(layer.output, "shape", ())) == 4
    )
    features = keras.ops.mean(keras.ops.mean(maps, axis=2), axis=1)
    return keras.Model(inputs=classifier.inputs, outputs=features)
