"""Clones the model so that the original stays as it is, and cuts the clone.

exercise: truncate
because: "with the weights of `model`": clone_model gives fresh random weights, and they are not
set.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    copy = keras.models.clone_model(model)
    output = copy.layers[-(n_layers + 1)].output
    return keras.Model(inputs=copy.inputs, outputs=output)
