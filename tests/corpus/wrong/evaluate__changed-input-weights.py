"""Trained on the test set before measuring.

exercise: evaluate
fails: measuring_changes_nothing
misconception: changed-input-weights
"""

import keras
import numpy as np


def test_accuracy(model, dataset):
    model.compile(optimizer=keras.optimizers.SGD(1e-7), loss="categorical_crossentropy")
    model.fit(dataset, verbose=0)
    probabilities = model.predict(dataset, verbose=0)
    return float(np.mean(np.argmax(probabilities, axis=1) == dataset.classes))
