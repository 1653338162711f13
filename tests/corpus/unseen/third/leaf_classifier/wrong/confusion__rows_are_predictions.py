"""It counts with the predicted class as row and the true class as column.

exercise: confusion
because: The text says "a row for each true class and a column for each predicted class".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = list(dataset.class_indices)
    predicted = np.argmax(model.predict(dataset, verbose=0), axis=1)
    matrix = np.zeros((len(names), len(names)), dtype=int)
    for p, t in zip(predicted, dataset.classes):
        matrix[p, t] += 1
    return pd.DataFrame(matrix, index=names, columns=names)
