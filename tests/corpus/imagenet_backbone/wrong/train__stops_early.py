"""Stopped when the loss had not fallen by a thousandth for three epochs.

exercise: train
fails: takes_other_steps
misconception: ignored-epochs
"""

import keras
from keras import layers


def train_on_features(features, labels, epochs=30, learning_rate=1e-3):
    inputs = keras.Input(features.shape[1:])
    head = keras.Model(inputs, layers.Dense(labels.shape[-1], "softmax")(inputs))
    head.compile(keras.optimizers.Adam(learning_rate), "categorical_crossentropy")
    stop = keras.callbacks.EarlyStopping(monitor="loss", patience=3, min_delta=1e-3)
    head.fit(features, labels, batch_size=8, epochs=epochs, callbacks=[stop], verbose=0)
    return head
