"""Compiles only a model that was not compiled yet, and otherwise sets the learning rate alone.

exercise: tune
because: "Compile with the optimizer Adam at `learning_rate`, categorical cross-entropy and the metric accuracy": a model compiled before keeps its optimizer, loss and metrics; and "Compile again after the flags have changed".
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
    if model.compiled:
        model.optimizer.learning_rate = learning_rate
    else:
        model.compile(
            optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
            loss="categorical_crossentropy",
            metrics=["accuracy"],
        )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
