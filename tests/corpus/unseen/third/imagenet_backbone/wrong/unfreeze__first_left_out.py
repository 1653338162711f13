"""Switches the flag after the named layer has been set.

exercise: unfreeze
because: The text says "The layer named `first` and all layers behind it" become trainable; that
layer itself stays frozen.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    model.trainable = True
    unfreeze = False
    for layer in model.layers:
        if unfreeze and not isinstance(layer, layers.BatchNormalization):
            layer.trainable = True
        else:
            layer.trainable = False
        if layer.name == first:
            unfreeze = True
    return model
