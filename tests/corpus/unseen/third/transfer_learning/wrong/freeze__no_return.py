"""Sets the flags of all layers and gives nothing back.

exercise: freeze
because: "Return the same model": it returns None.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    for i, layer in enumerate(model.layers):
        if i < len(model.layers) - n_trainable:
            layer.trainable = False
        else:
            layer.trainable = True
