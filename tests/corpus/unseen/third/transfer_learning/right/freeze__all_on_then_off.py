"""Switches the whole model on, then freezes each layer before the last ones by its position.

exercise: freeze
because: Counting positions also holds for 0 and for all layers, and no flag from before survives.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    model.trainable = True
    first_trainable = len(model.layers) - n_trainable
    for position, layer in enumerate(model.layers):
        layer.trainable = position >= first_trainable
        print(f"{layer.name:<20} {'trainable' if layer.trainable else 'frozen'}")
    return model
