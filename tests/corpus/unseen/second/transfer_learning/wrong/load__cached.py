"""Reads each file once and gives the same model object for later calls.

exercise: load
because: "Return the model with its weights as they are in the file"; "Load the file again when
you need an untouched one". After the first model has been trained or frozen, the second call
gives the changed one.
"""

from functools import lru_cache
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


@lru_cache(maxsize=None)
def read_model(path: str) -> keras.Model:
    return keras.models.load_model(path, compile=False)


def load_backbone(path: str | Path) -> keras.Model:
    return read_model(str(path))
