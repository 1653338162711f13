"""Uses the object keras.metrics.Accuracy() in place of the string 'accuracy'.

exercise: train
because: "accuracy as the figure to watch" / "Accuracy is the share of images that are classified correctly": that class counts numbers that are exactly equal to the one-hot labels, so it stays near 0.
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
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.Accuracy(name="accuracy")],
    )
    history = model.fit(training_set, epochs=epochs, verbose=2)
    return history
