"""steps_per_epoch is the number of batches divided by the batch size once more.

exercise: train
because: An epoch sees an eighth of the images; the lesson says "`fit` goes through all training
images once an epoch".
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
    opt = keras.optimizers.Adam(learning_rate=learning_rate)
    model.compile(optimizer=opt, loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        training_set,
        steps_per_epoch=len(training_set) // training_set.batch_size,
        epochs=epochs,
    )
    return history
