"""Compiles only a model that is not compiled yet, 'not to lose the optimizer state'.

exercise: train
because: "Use the optimizer Adam at `learning_rate`": a second call with another rate (or a model compiled otherwise) trains at the old one.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def train_classifier(
    model: keras.Model,
    training_set: DirectoryIterator,
    epochs: int = 30,
    learning_rate: float = 0.002,
) -> keras.callbacks.History:
    if not model.compiled:
        model.compile(
            optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
            loss="categorical_crossentropy",
            metrics=["accuracy"],
        )
    return model.fit(training_set, epochs=epochs)
