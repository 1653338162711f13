"""Makes the first layers trainable and freezes all others, the head with them.

exercise: fine_tune
because: The text says "the others keep their flags".
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
    for i, layer in enumerate(model.layers):
        if i < n_layers:
            layer.trainable = True
        else:
            layer.trainable = False

    optimizer = keras.optimizers.Adam(learning_rate=learning_rate)
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(training_set, validation_data=validation_set, epochs=epochs)
    return history
