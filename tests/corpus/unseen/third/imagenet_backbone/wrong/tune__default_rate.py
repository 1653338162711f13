"""Compiles with the string adam, and so at the usual rate.

exercise: tune
because: The text says "the optimizer Adam at `learning_rate`"; the argument is not used.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    learning_rate: float = 1e-5,
    epochs: int = 3,
) -> keras.callbacks.History:
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(training_set, validation_data=validation_set, epochs=epochs)
    return history
