"""Clones the model first so as to leave the original alone, and saves the clone.

exercise: save
because: "Save a whole model ..., layers and weights": clone_model makes fresh weights, so the file holds an untrained network.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def save_classifier(model: keras.Model, path: str | Path) -> None:
    # leave the model as it is: work on a copy
    copy = keras.models.clone_model(model)
    copy.save(path, overwrite=True)
