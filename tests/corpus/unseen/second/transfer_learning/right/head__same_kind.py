"""Gives a Sequential model for a Sequential one, a Functional model for any other.

exercise: head
because: A Sequential model is a chain, so its layers and the head in a new Sequential compute the
same; `features` keeps its own list.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    head = layers.Dense.from_config(
        {"units": int(n_classes), "activation": "softmax", "name": "new_dense_output"}
    )
    if isinstance(features, keras.Sequential):
        source = features.inputs[0]
        start = keras.Input(batch_shape=source.shape, dtype=source.dtype)
        return keras.Sequential([start, *features.layers, head])
    inputs = features.inputs[0] if len(features.inputs) == 1 else features.inputs
    return keras.Model(inputs=inputs, outputs=head(features.outputs[0]))
