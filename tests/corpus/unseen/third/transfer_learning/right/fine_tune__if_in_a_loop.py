"""Goes through all layers with their numbers, unfreezes the first and trains on.

exercise: fine_tune
because: Only entries below `n_layers` are touched, and it compiles after that with Adam at the
rate given.
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
    for index, layer in enumerate(model.layers):
        if index < n_layers:
            layer.trainable = True
        print(index, layer.name, layer.trainable)
    model.compile(
        loss="categorical_crossentropy",
        optimizer=keras.optimizers.Adam(learning_rate),
        metrics=["accuracy"],
    )
    history = model.fit(training_set, epochs=epochs, validation_data=validation_set)
    return history
