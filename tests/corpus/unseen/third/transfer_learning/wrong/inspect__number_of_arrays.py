"""Takes the length of the list of weights as the number of parameters.

exercise: inspect
because: "`parameters` (how many numbers the layer holds)": a Dense layer gets 2, one for its
kernel and one for its bias.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def describe_layers(model: keras.Model) -> pd.DataFrame:
    table = []
    for index, layer in enumerate(model.layers):
        table.append(
            [index, layer.name, layer.__class__.__name__, layer.trainable, len(layer.get_weights())]
        )
    return pd.DataFrame(table, columns=["index", "name", "class", "trainable", "parameters"])
