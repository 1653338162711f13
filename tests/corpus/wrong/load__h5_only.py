"""Knows only the older of the two file formats.

exercise: load
fails: loads_keras_files
misconception:
"""

import keras


def load_backbone(path):
    if not str(path).endswith(".h5"):
        raise ValueError("only .h5 files can be loaded")
    return keras.models.load_model(path)
