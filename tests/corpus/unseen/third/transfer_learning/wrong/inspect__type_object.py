"""Puts the type of each layer into the column `class`.

exercise: inspect
because: "`class` (such as "Conv2D")": the column holds the type objects and not their names.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def describe_layers(model: keras.Model) -> pd.DataFrame:
    data = {
        "index": list(range(len(model.layers))),
        "name": [layer.name for layer in model.layers],
        "class": [type(layer) for layer in model.layers],
        "trainable": [layer.trainable for layer in model.layers],
        "parameters": [layer.count_params() for layer in model.layers],
    }
    return pd.DataFrame(data)
