"""Puts a hidden dense layer and dropout before the classification layer.

exercise: head
because: "one dense layer with softmax, named `new_dense_output`, on top of the layers of
`features`": there are two dense layers and a dropout.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    x = features.outputs[0]
    x = layers.Dense(128, activation="relu")(x)
    x = layers.Dropout(0.5)(x)
    predictions = layers.Dense(n_classes, activation="softmax", name="new_dense_output")(x)
    model = keras.Model(inputs=features.inputs, outputs=predictions)
    return model
