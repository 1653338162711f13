"""It saves only if no file of that name is there, as a well-known tutorial does.

exercise: save
because: An old file stays as it was; the text says "A file that is there is written over".
"""

import os
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def save_classifier(model: keras.Model, path: str | Path) -> None:
    if os.path.isfile(path) is False:
        model.save(path)
