"""It pickles the model into the file, as one does with scikit-learn.

exercise: save
because: The file is neither HDF5 nor Keras' zip; the text says "`path` ends in `.h5` or in
`.keras` and settles the format".
"""

import pickle
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def save_classifier(model: keras.Model, path: str | Path) -> None:
    with open(path, "wb") as file:
        pickle.dump(model, file)
