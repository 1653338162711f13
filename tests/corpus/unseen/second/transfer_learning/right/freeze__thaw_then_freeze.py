"""Makes the whole model trainable, then freezes the first layers.

exercise: freeze
because: Off and on again reaches nested layers whatever their flags were, and the model's own
flag; 0 and more than all are handled by islice.
"""

from itertools import islice
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    model.trainable = False
    model.trainable = True
    for layer in model.layers:
        layer.trainable = False
        layer.trainable = True
    to_freeze = max(0, len(model.layers) - n_trainable)
    for layer in islice(model.layers, to_freeze):
        layer.trainable = False
    return model
