"""Compiles with the string adam, whose learning rate is 0.001.

exercise: fine_tune
because: The text says "the optimizer Adam at `learning_rate`".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    n_layers: int = 4,
    learning_rate: float = 1e-5,
    epochs: int = 10,
) -> keras.callbacks.History:
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs)
