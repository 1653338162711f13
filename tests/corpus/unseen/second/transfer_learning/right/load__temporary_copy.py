"""Copies the file to a temporary folder and loads the copy.

exercise: load
because: The copy has the same bytes and the same ending, and Keras has read all of it before the
folder goes away.
"""

import tempfile
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_backbone(path: str | Path) -> keras.Model:
    source = Path(path)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / ("model" + source.suffix)
        copy.write_bytes(source.read_bytes())
        return keras.saving.load_model(str(copy), compile=False)
