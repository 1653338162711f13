"""Gives the name shoes to the model instead of the layer.

exercise: head
because: The text asks for "one dense layer with softmax, named `shoes`"; the layer is called dense.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def add_head(extractor: keras.Model, n_classes: int) -> keras.Model:
    output = layers.Dense(n_classes, activation="softmax")(extractor.output)
    return keras.Model(extractor.input, output, name="shoes")
