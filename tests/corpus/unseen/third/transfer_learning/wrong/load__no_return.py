"""Loads the model and prints its summary, and gives nothing back.

exercise: load
because: "Return the model with its weights as they are in the file": it returns None.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_backbone(path: str | Path) -> keras.Model:
    model = keras.models.load_model(path)
    model.summary()
