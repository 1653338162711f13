"""Wants a model without the old optimizer: clones what was loaded and then carries every weight over.

exercise: load
because: Architecture, names, flags and all the weights are those of the file, for .h5 and .keras.
"""

import os
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf


def load_backbone(path: str | Path) -> keras.Model:
    loaded = tf.keras.models.load_model(os.fspath(path), compile=False)
    clean = tf.keras.models.clone_model(loaded)
    clean.set_weights(loaded.get_weights())
    assert all(np.array_equal(a, b) for a, b in zip(clean.get_weights(), loaded.get_weights()))
    return clean
