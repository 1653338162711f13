"""Makes all layers trainable before it compiles, as guides to fine-tuning do.

exercise: tune
because: The text says "Leave the `trainable` flags as they are"; the early blocks and
BatchNormalization are trained as well.
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
    for layer in model.layers:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs)
