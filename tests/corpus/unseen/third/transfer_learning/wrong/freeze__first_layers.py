"""Freezes as many layers at the beginning as the number says and lets all others train.

exercise: freeze
because: "The last `n_trainable` entries of `model.layers` become trainable, all before them
frozen": it counts from the front.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    for layer in model.layers[:n_trainable]:
        layer.trainable = False
    for layer in model.layers[n_trainable:]:
        layer.trainable = True
    return model
