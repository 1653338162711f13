"""Skips BatchNormalization layers, whatever their flag is.

exercise: unfreeze
because: The text says "These, and all layers before `first`, become frozen"; a BatchNormalization
that was trainable stays so.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    trainable = False
    for layer in model.layers:
        if layer.name == first:
            trainable = True
        if isinstance(layer, layers.BatchNormalization):
            continue
        layer.trainable = trainable
    return model
