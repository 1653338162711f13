"""Stops when the loss has not improved by a thousandth for three epochs.

exercise: train
because: "for so many epochs": on features that are soon learned, or at a high rate, it stops before.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def train_on_features(
    features: np.ndarray, labels: np.ndarray, epochs: int = 30, learning_rate: float = 1e-3
) -> keras.Model:
    head = keras.Sequential(
        [
            layers.Input((features.shape[1],)),
            layers.Dense(labels.shape[1], activation="softmax"),
        ]
    )
    head.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    stop = keras.callbacks.EarlyStopping(monitor="loss", patience=3, min_delta=1e-3)
    head.fit(features, labels, batch_size=8, epochs=epochs, callbacks=[stop], verbose=0)
    return head
