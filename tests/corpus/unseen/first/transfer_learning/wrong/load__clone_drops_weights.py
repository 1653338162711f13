"""Clones the loaded model to get rid of the optimizer, and does not know that a clone has fresh weights.

exercise: load
because: "Return the model with its weights as they are in the file." clone_model makes new random weights.
"""

from pathlib import Path

import keras


def load_backbone(path: str | Path) -> keras.Model:
    loaded = keras.models.load_model(path)
    # the optimizer it was trained with is of no use to us: take a clean copy without it
    model = keras.models.clone_model(loaded)
    return model
