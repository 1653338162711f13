"""Feeds fit from a Python generator that draws from the iterator, with the number of batches as steps.

exercise: train
because: The iterator is reset first, starts a new shuffled round after its last batch and the steps are the batches of one round, the smaller last one included, so each epoch has every image once.
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
    def endless():
        while True:
            images, labels = next(training_set)
            yield images, labels

    model.compile(
        optimizer={"class_name": "Adam", "config": {"learning_rate": float(learning_rate)}},
        loss=keras.losses.categorical_crossentropy,
        metrics=["accuracy"],
    )
    training_set.reset()
    return model.fit(endless(), steps_per_epoch=len(training_set), epochs=epochs, verbose=2)
