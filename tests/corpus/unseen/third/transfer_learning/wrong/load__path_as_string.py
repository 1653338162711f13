"""Looks at the ending of the path with a method that only strings have.

exercise: load
because: The signature says `path: str | Path`, and the notebook gives a Path (`BACKBONE`), which
has no endswith: AttributeError.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_backbone(path: str | Path) -> keras.Model:
    if path.endswith(".h5") or path.endswith(".keras"):
        return keras.models.load_model(path, compile=False)
    raise ValueError("Not a Keras model: " + path)
