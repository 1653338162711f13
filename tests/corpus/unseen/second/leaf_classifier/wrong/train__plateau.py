"""Halves the learning rate when the loss has not fallen for three epochs.

exercise: train
because: The docstring says "Use the optimizer Adam at `learning_rate`", the lesson "Fifty epochs go at the full rate"; here the rate sinks on the way.
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
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    slower = keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=0.5, patience=3)
    return model.fit(training_set, epochs=epochs, callbacks=[slower])
