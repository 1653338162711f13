"""Leaves out the size of the batches in fit.

exercise: train
because: The text says "in batches of 8"; Keras takes 32.
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
    model = keras.Sequential()
    model.add(keras.Input(shape=(features.shape[1],)))
    model.add(layers.Dense(labels.shape[1], activation="softmax"))
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(features, labels, epochs=epochs, verbose=0)
    return model
