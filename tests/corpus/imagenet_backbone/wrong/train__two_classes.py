"""Always two classes.

exercise: train
fails: head_is_one_softmax_layer
misconception: wrong-units
"""

import keras
from keras import layers


def train_on_features(features, labels, epochs=30, learning_rate=1e-3):
    head = keras.Sequential(
        [
            keras.Input((features.shape[1],)),
            layers.Dense(2, activation="softmax"),
        ]
    )
    head.compile(keras.optimizers.Adam(learning_rate), "categorical_crossentropy")
    head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return head
