"""Loads the file and returns a clone of the model, to keep the loaded one safe.

exercise: load
because: clone_model makes new random weights; the text asks for "the model with its weights as
they are in the file".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_backbone(path: str | Path) -> keras.Model:
    original = keras.models.load_model(path, compile=False)
    model = keras.models.clone_model(original)
    return model
