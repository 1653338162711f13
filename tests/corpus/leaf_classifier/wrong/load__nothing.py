"""Loads and returns nothing.

exercise: load
fails: loads_what_was_saved
misconception: returned-nothing
"""

import keras


def load_classifier(path):
    keras.models.load_model(path, compile=False)
