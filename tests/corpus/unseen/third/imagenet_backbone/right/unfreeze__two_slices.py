"""Looks up the position of the layer and goes through the two parts of the list.

exercise: unfreeze
because: Every layer gets its flag, BatchNormalization always False, and the model itself is
switched on before.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    position = model.layers.index(model.get_layer(first))
    model.trainable = True
    for layer in model.layers[:position]:
        layer.trainable = False
    for layer in model.layers[position:]:
        if isinstance(layer, tf.keras.layers.BatchNormalization):
            layer.trainable = False
        else:
            layer.trainable = True
    for layer in model.layers[position:]:
        print(f"{layer.name:40} {layer.trainable}")
    return model
