"""Reads the older of the two file formats by hand.

exercise: load
fails: loads_keras_files
misconception: older-format-only
"""

import json

import h5py
import keras


def load_backbone(path):
    with h5py.File(path) as file:
        saved = json.loads(file.attrs["model_config"])
    model = keras.Sequential.from_config(saved["config"])
    model.load_weights(path)
    return model
