"""Loaded the model and stopped.

rest: stubs
earns: load 5
"""

from pathlib import Path
import keras


def load_backbone(path: str | Path) -> keras.Model:
    """Load the pre-trained model.

    `path` names a model that Keras saved, a `.h5` or a `.keras` file. Return the model with its
    weights as they are in the file.
    """
    return keras.models.load_model(path, compile=False)
