"""It calls save_weights on the path.

exercise: save
because: Keras refuses a name that does not end in .weights.h5, and there would be no model in it;
the text says "Save a whole model to a file".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def save_classifier(model: keras.Model, path: str | Path) -> None:
    model.save_weights(path)
