"""Freezes the model by its flag first, then sets the flags of the last layers.

exercise: unfreeze
because: The text says "Let the last layers learn" and "become trainable"; the model's own flag
stays False, and nothing learns.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    model.trainable = False
    start = [layer.name for layer in model.layers].index(first)
    for layer in model.layers[start:]:
        if not isinstance(layer, layers.BatchNormalization):
            layer.trainable = True
    return model
