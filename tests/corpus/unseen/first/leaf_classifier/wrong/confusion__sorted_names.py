"""Counts by class number but names rows and columns with the sorted class names.

exercise: confusion
because: "both in the order of dataset.class_indices and named after the classes": if the indices are not alphabetical (flow_from_directory(classes=...)), every name stands at the wrong class.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    class_names = sorted(dataset.class_indices.keys())
    n = len(class_names)
    y_pred = np.argmax(model.predict(dataset, verbose=0), axis=1)
    cm = np.zeros((n, n), dtype=np.int64)
    for t, p in zip(dataset.classes, y_pred):
        cm[t, p] += 1
    return pd.DataFrame(cm, index=class_names, columns=class_names)
