"""Adds one layer to a Sequential model, with loss and optimizer as objects.

exercise: train
because: The sizes come from the arrays, and rate, epochs and batches of 8 are passed on.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def train_on_features(
    features: np.ndarray, labels: np.ndarray, epochs: int = 30, learning_rate: float = 1e-3
) -> keras.Model:
    n_images, n_features = np.shape(features)
    n_classes = np.shape(labels)[1]
    model = Sequential(name="head")
    model.add(tf.keras.Input(shape=(n_features,)))
    model.add(Dense(n_classes, activation="softmax"))
    model.compile(
        loss=tf.keras.losses.CategoricalCrossentropy(),
        optimizer=Adam(learning_rate=learning_rate),
        metrics=["accuracy"],
    )
    history = model.fit(features, labels, batch_size=8, epochs=epochs, verbose=0)
    print(n_images, "images, last loss", history.history["loss"][-1:])
    return model
