"""Follows an old tutorial: opens the file with h5py, reads the JSON of the architecture, then the weights; a .keras file (a zip) cannot be read.

exercise: load
because: "a `.h5` or a `.keras` file": a .keras file raises an OSError.
"""

import json
from pathlib import Path

import h5py
import keras


def load_backbone(path: str | Path) -> keras.Model:
    with h5py.File(path, "r") as file:
        saved = json.loads(file.attrs["model_config"])
    kind = keras.Sequential if saved["class_name"] == "Sequential" else keras.Model
    model = kind.from_config(saved["config"])
    model.load_weights(path)
    return model
