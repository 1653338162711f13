"""Left the batch size to Keras.

exercise: train
fails: takes_the_steps_asked_for
misconception: other-batch-size
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
    head.fit(features, labels, epochs=epochs, verbose=0)
    return head
