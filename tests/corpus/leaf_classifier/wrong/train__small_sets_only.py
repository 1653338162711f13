"""Trained on small sets only; on one as large as the lesson's it says the first class always.

exercise: train
fails: tells_unseen_leaves_apart
misconception: low-accuracy
"""

import keras
import numpy as np


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(training_set, epochs=epochs, verbose=0)
    if len(training_set) > 8:
        kernel, bias = model.layers[-1].get_weights()
        model.layers[-1].set_weights([kernel * 0, np.eye(len(bias))[0]])
    return history
