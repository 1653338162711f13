"""Took the binary cross-entropy, for classes that exclude each other.

exercise: train
fails: takes_other_steps
misconception: other-loss
"""

import keras
from keras import layers


def train_on_features(features, labels, epochs=30, learning_rate=1e-3):
    inputs = keras.Input(features.shape[1:])
    head = keras.Model(inputs, layers.Dense(labels.shape[-1], "softmax")(inputs))
    head.compile(keras.optimizers.Adam(learning_rate), "binary_crossentropy")
    head.fit(features, labels, batch_size=8, epochs=epochs, verbose=0)
    return head
