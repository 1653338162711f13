"""Draws all batches into one array first, which is faster, and fits on that.

exercise: train
because: The lesson says "each time a training picture is drawn, it is turned and zoomed a little ... It is a new picture each time"; here every epoch sees the same pictures.
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
    batches = [training_set[number] for number in range(len(training_set))]
    images = np.concatenate([batch[0] for batch in batches])
    labels = np.concatenate([batch[1] for batch in batches])
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(images, labels, batch_size=training_set.batch_size, epochs=epochs)
