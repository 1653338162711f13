"""Multiplies the transposed table of true classes with the table of predicted ones, both one-hot and of whole numbers.

exercise: confusion
because: Each image adds one to the cell of its true and its predicted class; classes that do not occur keep zeros; batches are fetched by number.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = sorted(dataset.class_indices, key=dataset.class_indices.get)
    kinds = np.arange(len(names))
    total = np.zeros((len(names), len(names)), dtype=np.int64)
    start = 0
    for number in range(len(dataset)):
        scores = np.asarray(model.predict_on_batch(dataset[number][0]))
        stop = start + len(scores)
        truth = np.equal.outer(dataset.classes[start:stop], kinds).astype(np.int64)
        taken = np.equal.outer(scores.argmax(axis=-1), kinds).astype(np.int64)
        total += truth.T @ taken
        start = stop
    return pd.DataFrame({name: total[:, kind] for kind, name in enumerate(names)}, index=names)
