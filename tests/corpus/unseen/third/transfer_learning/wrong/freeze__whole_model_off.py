"""Switches the whole model off and then the last layers on again.

exercise: freeze
because: "The last `n_trainable` entries of `model.layers` become trainable": model.trainable
stays False, so the model has no trainable weights and fit moves nothing.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    model.trainable = False
    for layer in model.layers[len(model.layers) - n_trainable :]:
        layer.trainable = True
    return model
