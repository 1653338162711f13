"""Puts dropout between the features and the dense layer.

exercise: head
because: "one dense layer with softmax, named `shoes`, on top of the extractor's layers" and "the new layer is called on the output of the extractor": here another layer stands between, which blanks a fifth of the features in training.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def add_head(extractor: keras.Model, n_classes: int) -> keras.Model:
    x = layers.Dropout(0.2)(extractor.output)
    outputs = layers.Dense(n_classes, activation="softmax", name="shoes")(x)
    return keras.Model(inputs=extractor.inputs, outputs=outputs)
