"""Shuffled the features, and not the labels with them.

exercise: train
fails: head_learns
misconception: learned-nothing
"""

import keras
from keras import layers
import numpy as np


def train_on_features(features, labels, epochs=30, learning_rate=1e-3):
    head = keras.Sequential(
        [
            keras.Input((features.shape[1],)),
            layers.Dense(labels.shape[1], activation="softmax"),
        ]
    )
    head.compile(keras.optimizers.Adam(learning_rate), "categorical_crossentropy")
    features = np.random.permutation(features)
    head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return head
