"""The loss is binary_crossentropy, as in the tutorial on cats and dogs.

exercise: train
because: The text says "categorical cross-entropy as loss".
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
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs)
