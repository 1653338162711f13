"""Compiles with objects in place of strings, and prints the accuracy of each epoch.

exercise: tune
because: Optimizer, rate, loss and metric are those asked for, all of the validation set is used
in each epoch, and no flag is touched.
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
        optimizer=tf.keras.optimizers.Adam(learning_rate=learning_rate),
        loss=tf.keras.losses.CategoricalCrossentropy(),
        metrics=[tf.keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    history = model.fit(
        x=training_set,
        validation_data=validation_set,
        epochs=epochs,
        verbose=0,
    )
    for epoch, value in enumerate(history.history.get("val_accuracy", []), start=1):
        print(f"epoch {epoch}: validation accuracy {value:.3f}")
    return history
