"""Loads with the load_model of tensorflow.keras, without compiling, and prints what it got.

exercise: load
because: load_model reads both formats with all weights; compile=False leaves out the optimizer,
which "is of no use to us".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_backbone(path: str | Path) -> keras.Model:
    model_path = str(path)
    model = load_model(model_path, compile=False)
    print(f"Loaded {model.name} with {len(model.layers)} layers from {model_path}")
    return model
