"""Makes all trainable, then freezes what stands before `first`, then every BatchNormalization at any depth.

exercise: unfreeze
because: Each sweep sets the flags explicitly, whatever they were, and the last comes after those that pass flags on to inner layers; the flag of the model itself is True, so the layers do learn.
"""

import itertools
from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    for layer in model._flatten_layers():
        layer.trainable = True
    for outer in itertools.takewhile(lambda each: each.name != first, model.layers):
        for layer in outer._flatten_layers():
            layer.trainable = False
    for layer in model._flatten_layers(include_self=False, recursive=True):
        if isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
    return model
