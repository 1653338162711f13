"""Freezes the layers below the head except BatchNormalization.

exercise: freeze
because: The text says "no moving mean or variance of a BatchNormalization" may move; these do, and
gamma and beta with them.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze_backbone(model: keras.Model) -> keras.Model:
    for layer in model.layers[:-1]:
        if not isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
    model.layers[-1].trainable = True
    return model
