"""Trained on the first forty images.

exercise: train
fails: tells_unseen_shoes_apart
misconception: low-accuracy
"""

import keras
from keras import layers


def train_on_features(features, labels, epochs=30, learning_rate=1e-3):
    head = keras.Sequential(
        [
            keras.Input((features.shape[1],)),
            layers.Dense(labels.shape[1], activation="softmax"),
        ]
    )
    head.compile(keras.optimizers.Adam(learning_rate), "categorical_crossentropy")
    head.fit(features[:40], labels[:40], epochs=epochs, batch_size=8, verbose=0)
    return head
