"""It divides the diagonal by the sums and leaves it at that.

exercise: report
because: A class that is never predicted has NaN; the text says "0.0 if there are none".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_counts(model, dataset):
    n = len(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    matrix = np.zeros((n, n), dtype=int)
    for t, p in zip(dataset.classes, predicted):
        matrix[t, p] += 1
    return matrix


def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    matrix = confusion_counts(model, dataset)
    diagonal = np.diag(matrix)
    return pd.DataFrame(
        {
            "Class": list(dataset.class_indices),
            "Recall": diagonal / matrix.sum(axis=1),
            "Precision": diagonal / matrix.sum(axis=0),
        }
    )
