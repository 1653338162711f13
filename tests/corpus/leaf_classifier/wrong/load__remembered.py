"""Gives the same model for the same path.

exercise: load
fails: loads_any_model
misconception: not-read-again
"""

from functools import lru_cache

import keras


@lru_cache
def load_classifier(path):
    return keras.models.load_model(path, compile=False)
