"""Writes the file into a temporary folder beside its place and moves it over what is there.

exercise: save
because: The temporary file has the same suffix, so the format is settled by it; os.replace writes over a file; the model is only read.
"""

import os
import tempfile
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def save_classifier(model: keras.Model, path: str | Path) -> None:
    target = Path(path)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        written = Path(folder) / f"model{target.suffix}"
        keras.saving.save_model(model, written)
        os.replace(written, target)
