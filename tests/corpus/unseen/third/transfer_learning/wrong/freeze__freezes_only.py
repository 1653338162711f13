"""Freezes the layers before the last ones and does nothing to the last ones.

exercise: freeze
because: "The last `n_trainable` entries of `model.layers` become trainable": those that were
frozen before stay frozen.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    for layer in model.layers[: len(model.layers) - n_trainable]:
        layer.trainable = False
    return model
