"""Recall divides by the column's sum and precision by the row's.

exercise: report
because: The text says "`Recall` (the share of its images that are recognised)" and "`Precision`
(the share of images taken for it that are of it".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = list(dataset.class_indices)
    predicted = np.argmax(model.predict(dataset, verbose=0), axis=1)
    true = dataset.classes
    rows = []
    for k, name in enumerate(names):
        hits = np.sum((true == k) & (predicted == k))
        n_true = np.sum(true == k)
        n_predicted = np.sum(predicted == k)
        recall = hits / n_predicted if n_predicted > 0 else 0.0
        precision = hits / n_true if n_true > 0 else 0.0
        rows.append({"Class": name, "Recall": recall, "Precision": precision})
    return pd.DataFrame(rows)
