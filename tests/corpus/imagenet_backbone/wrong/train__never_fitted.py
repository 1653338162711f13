"""Compiled the head and returned it.

exercise: train
fails: takes_the_steps_asked_for
misconception: never-trained
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
    return head
