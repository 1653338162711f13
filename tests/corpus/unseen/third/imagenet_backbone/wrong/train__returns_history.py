"""Returns what fit returns.

exercise: train
because: The text says "Return the trained head: a model"; this is a History.
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
    inputs = keras.Input(shape=(features.shape[1],))
    outputs = layers.Dense(labels.shape[1], activation="softmax")(inputs)
    head = keras.Model(inputs, outputs)
    head.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return history
