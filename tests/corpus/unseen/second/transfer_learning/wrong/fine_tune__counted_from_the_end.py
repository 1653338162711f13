"""Finds the first layers by leaving off the others at the end of the list with a negative slice.

exercise: fine_tune
because: The text says "The first `n_layers` entries of `model.layers` ... become trainable"; when n_layers is the number of all layers, the slice is [:-0], which is empty, and none becomes trainable.
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
    others = len(model.layers) - n_layers
    for layer in model.layers[:-others]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs)
