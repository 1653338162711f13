"""Decides by path.endswith, which a str has and a Path has not.

exercise: load
because: "path: str | Path": works for the strings of the lesson, raises AttributeError for a Path.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_classifier(path: str | Path) -> keras.Model:
    if path.endswith(".h5"):
        return keras.models.load_model(path, compile=False)
    elif path.endswith(".keras"):
        return keras.saving.load_model(path)
    raise ValueError(f"unknown format: {path}")
