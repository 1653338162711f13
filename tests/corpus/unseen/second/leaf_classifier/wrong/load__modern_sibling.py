"""Prefers the file of the same name in the newer format if there is one.

exercise: load
because: The docstring says "Return the model with its weights as they are in the file" that `path` names; for `a.h5` beside another `a.keras` the weights come from the other.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_classifier(path: str | Path) -> keras.Model:
    path = Path(path)
    modern = path.with_suffix(".keras")
    if modern.exists():
        path = modern
    return keras.models.load_model(path, compile=False)
