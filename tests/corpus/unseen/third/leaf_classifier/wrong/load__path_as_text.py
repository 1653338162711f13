"""It asks the path for its suffix with the methods of a str.

exercise: load
because: A Path has no endswith (AttributeError); the signature says "path: str | Path".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_classifier(path: str | Path) -> keras.Model:
    if path.endswith(".h5"):
        model = keras.models.load_model(path, compile=False)
    elif path.endswith(".keras"):
        model = keras.saving.load_model(path)
    else:
        raise ValueError(f"unknown format: {path}")
    return model
