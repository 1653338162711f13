"""Makes the number of the layer the index of the frame.

exercise: inspect
because: "the columns `index` (from 0), `name`, ...": there is no column `index`.
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
        rows.append(
            {
                "index": i,
                "name": layer.name,
                "class": type(layer).__name__,
                "trainable": layer.trainable,
                "parameters": layer.count_params(),
            }
        )
    df = pd.DataFrame(rows)
    df = df.set_index("index")
    return df
