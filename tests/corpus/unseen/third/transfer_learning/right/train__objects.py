"""Compiles with objects in place of strings.

exercise: train
because: Nadam, CategoricalCrossentropy and CategoricalAccuracy named accuracy are what the strings
stand for with one-hot labels.
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
    model.compile(
        optimizer=keras.optimizers.Nadam(),
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return model.fit(x=training_set, validation_data=validation_set, epochs=epochs, verbose=2)
