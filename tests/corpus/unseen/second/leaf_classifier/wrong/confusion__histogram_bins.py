"""Counts the pairs with a two-dimensional histogram of as many bins as there are classes.

exercise: confusion
because: The docstring says "in row `a` and column `b` stands how many images of class `a` are taken for `b`"; without a range the bins span the classes that occur, so if the first or last is never predicted, counts land in the wrong columns.
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
    counts, _, _ = np.histogram2d(dataset.classes, predicted, bins=len(names))
    return pd.DataFrame(counts.astype(int), index=names, columns=names)
