"""Uses the binary cross-entropy on the softmax.

exercise: train
because: "the categorical cross-entropy": for two classes the two are the same number, for three or more they are not.
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
    inputs = keras.Input((features.shape[-1],))
    outputs = layers.Dense(labels.shape[-1], activation="softmax")(inputs)
    head = keras.Model(inputs, outputs)
    head.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return head
