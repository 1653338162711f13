"""Compiles with the string adam.

exercise: train
because: The text says "the optimizer Adam at `learning_rate`"; the argument is not used.
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
            keras.Input(shape=(features.shape[1],)),
            layers.Dense(labels.shape[1], activation="softmax"),
        ]
    )
    head.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return head
