"""Puts a dropout layer between the features and the dense layer.

exercise: head
because: "one dense layer with softmax, named `new_dense_output`, on top of the layers of
`features`"; "The head is a single dense layer".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    outputs = layers.Dropout(0.3)(features.outputs[0])
    outputs = layers.Dense(n_classes, activation="softmax", name="new_dense_output")(outputs)
    return keras.Model(features.inputs, outputs)
