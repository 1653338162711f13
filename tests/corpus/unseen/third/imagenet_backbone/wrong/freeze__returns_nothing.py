"""Changes the flags in place and returns nothing.

exercise: freeze
because: The text says "Return the same model"; this returns None.
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
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.layers[-1].trainable = True
