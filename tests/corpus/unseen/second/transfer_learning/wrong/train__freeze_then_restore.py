"""Freezes all but the last layer for the time of the training and sets the flags back afterwards.

exercise: train
because: The text says "Leave the `trainable` flags of the layers as they are": a model with several trainable layers trains its head only, though the flags look untouched afterwards.
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
    flags = [layer.trainable for layer in model.layers]
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(training_set, validation_data=validation_set, epochs=epochs)
    for layer, flag in zip(model.layers, flags):
        layer.trainable = flag
    return history
