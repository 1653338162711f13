"""Counts the numbers in the trainable weights of each layer.

exercise: inspect
because: "`parameters` (how many numbers the layer holds)": a frozen layer holds as many as
before, but gets 0 here; the moving averages of a BatchNormalization are missing too.
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
    for i, layer in enumerate(model.layers):
        n_params = sum(int(np.prod(weight.shape)) for weight in layer.trainable_weights)
        rows.append(
            {
                "index": i,
                "name": layer.name,
                "class": layer.__class__.__name__,
                "trainable": layer.trainable,
                "parameters": n_params,
            }
        )
    return pd.DataFrame(rows, columns=["index", "name", "class", "trainable", "parameters"])
