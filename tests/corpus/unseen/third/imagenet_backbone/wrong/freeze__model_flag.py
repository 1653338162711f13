"""Freezes the whole model by its flag and then lets the last layer learn.

exercise: freeze
because: The text says "training moves its last layer" and "The head can learn"; a model whose own
trainable is False has nothing to train in Keras 3.
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
