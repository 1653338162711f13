"""Looks at the end of the path as at that of a text, which a pathlib.Path has not.

exercise: load
fails: loads_any_model
misconception: one-kind-of-path
"""

import keras


def load_backbone(path):
    if not path.endswith((".h5", ".keras")):
        raise ValueError(f"{path} is no model")
    return keras.models.load_model(path, compile=False)
