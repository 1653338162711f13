"""Prefers a .keras file of the same name.

exercise: load
fails: loads_any_model
misconception: other-file
"""

from pathlib import Path

import keras


def load_classifier(path):
    newer = Path(path).with_suffix(".keras")
    return keras.models.load_model(newer if newer.exists() else path, compile=False)
