"""Adds 1 at all (true, predicted) pairs at once with NumPy indexing.

exercise: confusion
because: "in row a and column b stands how many images of class a are taken for b": += with repeated indices adds only once, so no cell is above 1.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = list(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    counts = np.zeros((len(names), len(names)), dtype=int)
    counts[dataset.classes, predicted] += 1
    return pd.DataFrame(counts, index=names, columns=names)
