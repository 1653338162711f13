"""Trained on small sets only; on one as large as the lesson's the head says the first class always.

exercise: train
fails: tells_unseen_shoes_apart
misconception: low-accuracy
"""

import numpy as np


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        training_set, validation_data=validation_set, epochs=epochs, verbose=0
    )
    if len(training_set) > 4:
        kernel, bias = model.layers[-1].get_weights()
        model.layers[-1].set_weights([kernel * 0, np.eye(len(bias))[0]])
    return history
