"""Builds the loaded model anew.

exercise: load
fails: loads_what_was_saved
misconception: fresh-weights
"""

import keras


def load_classifier(path):
    return keras.models.clone_model(keras.models.load_model(path, compile=False))
