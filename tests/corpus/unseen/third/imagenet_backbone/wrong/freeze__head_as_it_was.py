"""Freezes all layers but the last, and does not touch that one.

exercise: freeze
because: The text says "The head can learn, even if it was frozen before"; a frozen head
stays frozen.
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
        layer.trainable = False
    return model
