"""Skips the BatchNormalization layers behind `first` and so leaves their flag as it was.

exercise: unfreeze
because: "except BatchNormalization layers. These, and all layers before `first`, become frozen": one that was trainable before stays so.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    start = [layer.name for layer in model.layers].index(first)
    for layer in model.layers[:start]:
        layer.trainable = False
    for layer in model.layers[start:]:
        if isinstance(layer, layers.BatchNormalization):
            continue
        layer.trainable = True
    return model
