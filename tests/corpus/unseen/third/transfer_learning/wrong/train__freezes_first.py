"""Freezes all layers but the last before it compiles.

exercise: train
because: The text says "Leave the `trainable` flags of the layers as they are".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.layers[-1].trainable = True

    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(training_set, epochs=epochs, validation_data=validation_set)
    return history
