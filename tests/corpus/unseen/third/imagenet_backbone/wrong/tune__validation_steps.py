"""Passes validation_steps as samples // batch_size.

exercise: tune
because: The text says "validate on all of `validation_set`"; a smaller last batch is left out.
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
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(
        training_set,
        epochs=epochs,
        validation_data=validation_set,
        validation_steps=validation_set.samples // validation_set.batch_size,
    )
    return history
