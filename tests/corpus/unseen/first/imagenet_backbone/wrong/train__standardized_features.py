"""Standardizes the features before the training and returns a head that was never shown the features as they are.

exercise: train
because: "a model from `(batch, n_features)`", whose "trained weights are put into the head of the whole model": it gets the
    features as the extractor gives them, and was trained on others.
"""

import keras
import numpy as np
from keras import layers


def train_on_features(features, labels, epochs=30, learning_rate=1e-3):
    # features have very different scales, so bring each to mean 0 and spread 1
    features = (features - features.mean(axis=0)) / (features.std(axis=0) + 1e-6)

    inputs = keras.Input((features.shape[1],))
    outputs = layers.Dense(labels.shape[1], activation="softmax")(inputs)
    head = keras.Model(inputs, outputs)
    head.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return head
