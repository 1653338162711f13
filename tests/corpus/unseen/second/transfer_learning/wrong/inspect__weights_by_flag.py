"""Counts the trainable weights of a trainable layer, and the others of a frozen one.

exercise: inspect
because: "`parameters` (how many numbers the layer holds)". A trainable batch normalisation also
holds its moving averages.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def describe_layers(model: keras.Model) -> pd.DataFrame:
    rows = []
    for index, layer in enumerate(model.layers):
        weights = layer.trainable_weights if layer.trainable else layer.non_trainable_weights
        parameters = sum(int(np.prod(weight.shape)) for weight in weights)
        rows.append((index, layer.name, layer.__class__.__name__, layer.trainable, parameters))
    return pd.DataFrame(rows, columns=["index", "name", "class", "trainable", "parameters"])
