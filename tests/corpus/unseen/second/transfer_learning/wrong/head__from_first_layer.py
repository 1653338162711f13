"""Takes what the first layer gives as the input of the new model.

exercise: head
because: "Return a model from the input of `features`". In a Functional model the first layer is
the input; in a Sequential one it is the first convolution, which is lost.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    head = layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(features.layers[0].output, head(features.outputs[0]))
