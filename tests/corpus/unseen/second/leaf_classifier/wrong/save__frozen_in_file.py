"""Freezes the model for the file and sets it trainable again afterwards.

exercise: save
because: The docstring says "Leave the model as it is"; layers that were frozen before are trainable afterwards, and in the file all are frozen.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def save_classifier(model: keras.Model, path: str | Path) -> None:
    model.trainable = False
    model.save(Path(path))
    model.trainable = True
