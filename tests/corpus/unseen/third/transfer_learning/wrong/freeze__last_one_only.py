"""Freezes all layers but the very last one.

exercise: freeze
because: "The last `n_trainable` entries of `model.layers` become trainable": the number is not
used.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.layers[-1].trainable = True
    return model
