"""Fits one epoch at a time and gathers them in one History.

exercise: tune
because: Compiled once, so Adam keeps its state between the calls of fit; a History that is handed over goes on collecting; the validation runs over all batches each time.
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
    model.compile(
        optimizer=keras.optimizers.get(
            {"class_name": "adam", "config": {"learning_rate": float(learning_rate)}}
        ),
        loss=keras.losses.categorical_crossentropy,
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    history = keras.callbacks.History()
    for epoch in range(epochs):
        model.fit(
            training_set,
            initial_epoch=epoch,
            epochs=epoch + 1,
            validation_data=validation_set,
            callbacks=[history],
            verbose=0,
        )
    history.epoch = list(range(epochs))
    return history
