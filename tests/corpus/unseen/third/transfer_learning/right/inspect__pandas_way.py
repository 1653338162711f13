"""Collects the columns in a dictionary and lets pandas number the rows.

exercise: inspect
because: rename_axis and reset_index turn the default index 0, 1, ... into the column `index`; all
weights of a layer are counted, frozen or not.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def count_numbers(layer):
    return sum(array.size for array in layer.get_weights())


def describe_layers(model: keras.Model) -> pd.DataFrame:
    names = [layer.name for layer in model.layers]
    classes = [layer.__class__.__name__ for layer in model.layers]
    trainable = [layer.trainable for layer in model.layers]
    parameters = [count_numbers(layer) for layer in model.layers]
    table = pd.DataFrame(
        {"name": names, "class": classes, "trainable": trainable, "parameters": parameters}
    )
    return table.rename_axis("index").reset_index()
