"""Trains in a loop of its own with a GradientTape, without compile and fit.

exercise: train
because: Adam at the given rate, the mean categorical cross-entropy of batches of 8 (the last one smaller), a new order in each of the epochs: what fit does.
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
    x = np.asarray(features, "float32")
    y = np.asarray(labels, "float32")
    head = keras.Sequential(
        [keras.Input(x.shape[1:]), layers.Dense(y.shape[1], activation="softmax")]
    )
    adam = keras.optimizers.Adam(learning_rate=learning_rate)
    adam.build(head.trainable_variables)
    cross_entropy = keras.losses.CategoricalCrossentropy()
    order = np.arange(len(x))
    for _ in range(epochs):
        np.random.shuffle(order)
        for start in range(0, len(order), 8):
            rows = order[start : start + 8]
            with tf.GradientTape() as tape:
                loss = cross_entropy(y[rows], head(x[rows], training=True))
            weights = head.trainable_variables
            adam.apply_gradients(zip(tape.gradient(loss, weights), weights))
    return head
