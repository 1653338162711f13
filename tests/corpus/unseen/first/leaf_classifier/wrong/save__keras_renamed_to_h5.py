"""Avoids the legacy warning by always saving as .keras and renaming the file.

exercise: save
because: "path ends in .h5 or in .keras and settles the format": under the name .h5 lies a zip that tools for HDF5 cannot read.
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
    # .h5 is legacy: write the modern format and give it the name that is wanted
    temporary = path.with_name(path.stem + "_tmp.keras")
    model.save(temporary)
    os.replace(temporary, path)
