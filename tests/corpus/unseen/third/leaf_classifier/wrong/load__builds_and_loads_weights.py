"""It builds the lesson's network for six classes anew and loads the weights into it.

exercise: load
because: It fails for a file that holds another network; the text says "Load a model that was
saved" and "Return the model", and "Nothing in the function is about leaves, or about six" of the
network.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_classifier(path: str | Path) -> keras.Model:
    model = build_classifier(6)
    model.load_weights(path)
    return model
