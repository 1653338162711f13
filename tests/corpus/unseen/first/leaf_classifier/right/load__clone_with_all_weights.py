"""Loads, rebuilds the model from its description and copies all weights, to be rid of the compile state.

exercise: load
because: get_weights and set_weights carry all weights, the moving statistics too, so the clone is the model of the file.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_classifier(path: str | Path) -> keras.Model:
    saved = keras.models.load_model(str(path), compile=False)
    model = keras.models.clone_model(saved)
    model.set_weights(saved.get_weights())
    for ours, theirs in zip(model.weights, saved.weights, strict=True):
        assert np.array_equal(ours.numpy(), theirs.numpy())
    return model
