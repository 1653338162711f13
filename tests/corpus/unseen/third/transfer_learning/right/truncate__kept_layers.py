"""Lists the layers that are left and makes a model up to the last of them.

exercise: truncate
because: model.inputs and the output of a layer belong to the graph of `model`, so layers and
weights are shared and `model` is not touched.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import Model, layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    n_kept = len(model.layers) - n_layers
    kept = [layer for position, layer in enumerate(model.layers) if position < n_kept]
    last = kept[-1]
    print(f"cut {n_layers} of {len(model.layers)} layers, the last one left is {last.name}")
    return Model(inputs=model.inputs, outputs=last.output)
