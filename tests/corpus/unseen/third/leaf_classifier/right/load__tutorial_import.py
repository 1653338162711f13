"""It loads with load_model of tensorflow.keras.models, without compiling, and prints a summary.

exercise: load
because: load_model reads both formats with layers and weights; "it need not be compiled".
"""

import os
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_classifier(path: str | Path) -> keras.Model:
    if not os.path.exists(path):
        raise FileNotFoundError(path)
    model = load_model(path, compile=False)
    model.summary()
    return model
