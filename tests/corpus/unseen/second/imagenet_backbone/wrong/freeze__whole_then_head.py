"""Freezes the model as a whole and then sets the flag of its last layer.

exercise: freeze
because: "The head can learn": the flag of the model itself stays False, so Keras finds no trainable weights in it and fit moves nothing.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def freeze_backbone(model: keras.Model) -> keras.Model:
    model.trainable = False
    model.layers[-1].trainable = True
    return model
