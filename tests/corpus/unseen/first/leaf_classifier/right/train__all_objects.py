"""Gives loss and metric as objects, the optimizer from a config, and adds a quiet progress callback.

exercise: train
because: Adam at learning_rate, categorical cross-entropy, and CategoricalAccuracy under the name accuracy is what the string stands for with one-hot labels.
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
    optimizer = keras.optimizers.get(
        {"class_name": "Adam", "config": {"learning_rate": learning_rate}}
    )
    progress = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda epoch, logs: print(".", end="", flush=True)
    )
    model.compile(
        optimizer=optimizer,
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    model.fit(x=training_set, epochs=epochs, callbacks=[progress], verbose=0)
    return model.history
