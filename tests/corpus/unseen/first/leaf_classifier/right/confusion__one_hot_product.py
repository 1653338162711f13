"""Multiplies the one-hot true classes with the one-hot predicted ones.

exercise: confusion
because: true.T @ predicted counts the images of each pair of classes; int, square, named in the order of class_indices.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    by_number = sorted(dataset.class_indices, key=dataset.class_indices.get)
    eye = np.eye(len(by_number), dtype=int)
    true = eye[dataset.classes]
    predicted = eye[np.argmax(model.predict(dataset, verbose=0), axis=-1)]
    counts = true.T @ predicted
    order = list(dataset.class_indices)
    return pd.DataFrame(counts, by_number, by_number).loc[order, order]
