"""Trains on standardized features, and returns a head that is to get them as they are.

exercise: train
fails: head_learns
misconception: standardized-features
"""

import keras
from keras import layers


def train_on_features(features, labels, epochs=30, learning_rate=1e-3):
    features = (features - features.mean(axis=0)) / (features.std(axis=0) + 1e-6)
    head = keras.Sequential(
        [
            keras.Input((features.shape[1],)),
            layers.Dense(labels.shape[1], activation="softmax"),
        ]
    )
    head.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return head
