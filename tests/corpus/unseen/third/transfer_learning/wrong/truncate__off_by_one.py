"""Takes the output of the layer at -n_layers.

exercise: truncate
because: "to the last layer that is left when the last `n_layers` entries of `model.layers` are
gone": one layer too many is left.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    new_output = model.layers[-n_layers].output
    truncated_model = keras.Model(inputs=model.inputs, outputs=new_output)
    return truncated_model
