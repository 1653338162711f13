"""Named the optimizer by its text.

exercise: train
fails: takes_the_steps_asked_for
misconception: ignored-rate
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
    head.compile("adam", "categorical_crossentropy")
    head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return head
