"""Saves into a temporary folder beside the file and moves it into place, so that no half file is ever seen.

exercise: save
because: Keras writes the whole model in the format of the suffix, an old file is replaced, the model is not touched.
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
    with tempfile.TemporaryDirectory(dir=target.resolve().parent) as folder:
        draft = Path(folder) / f"draft{target.suffix}"
        keras.saving.save_model(model, str(draft))
        os.replace(draft, target)
