"""Freezes through a second model that ends where the head begins.

exercise: freeze
because: The layers of the second model, at any depth, are those of the first below its head; the model and its head are made trainable explicitly, even if they were frozen.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze_backbone(model: keras.Model) -> keras.Model:
    model.trainable = True
    head = model.layers[-1]
    head.trainable = True
    below = keras.Model(model.inputs, head.input)
    for layer in below._flatten_layers():
        layer.trainable = False
    return model
