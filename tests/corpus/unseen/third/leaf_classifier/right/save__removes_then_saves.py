"""It makes the folder if there is none, removes an old file, saves, and prints the size.

exercise: save
because: The suffix goes to Keras unchanged and settles the format, an old file is replaced, and
the model is not touched.
"""

import os
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def save_classifier(model: keras.Model, path: str | Path) -> None:
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.unlink()
    keras.saving.save_model(model, str(path))
    print("saved", path.name, os.path.getsize(path), "bytes")
