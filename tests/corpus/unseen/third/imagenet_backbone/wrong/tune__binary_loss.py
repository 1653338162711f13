"""Takes the binary cross-entropy, since there are two kinds of shoes.

exercise: tune
because: The text says "categorical cross-entropy".
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
    optimizer = keras.optimizers.Adam(learning_rate=learning_rate)
    model.compile(optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"])
    history = model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
    return history
