"""Builds the new model from model.input.

exercise: truncate
because: "It has to work for a model of any depth, Sequential or Functional": model.input is
missing from a Sequential model that came from a file, as the lesson says.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    last_layer = model.layers[-(n_layers + 1)]
    return keras.Model(inputs=model.input, outputs=last_layer.output)
