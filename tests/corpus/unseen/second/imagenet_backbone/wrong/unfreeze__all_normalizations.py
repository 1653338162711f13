"""Keeps every kind of normalization frozen.

exercise: unfreeze
because: "all layers behind it in `model.layers` become trainable, except BatchNormalization layers": LayerNormalization and GroupNormalization should learn.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    norms = (layers.BatchNormalization, layers.LayerNormalization, layers.GroupNormalization)
    model.trainable = True
    reached = False
    for layer in model.layers:
        reached = reached or layer.name == first
        layer.trainable = reached and not isinstance(layer, norms)
    return model
