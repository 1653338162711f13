"""Loaded the weights into one network written by hand.

exercise: load
fails: loads_the_model
misconception: other-model
"""

import keras


def load_backbone(path):
    return keras.Sequential(
        [
            keras.Input((64, 64, 3)),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(6, activation="softmax"),
        ]
    )
