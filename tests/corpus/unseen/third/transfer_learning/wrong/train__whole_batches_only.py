"""Sets `validation_steps` to the samples divided by the batch size, rounded down.

exercise: train
because: The text says "validate on all of `validation_set` after each epoch"; a last batch that is
smaller is left out.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        training_set,
        epochs=epochs,
        validation_data=validation_set,
        validation_steps=validation_set.samples // validation_set.batch_size,
    )
    return history
