"""Divides and throws out the rows with NaN.

exercise: report
because: "a row for each class" and "0.0 if there are none": a class that is never predicted vanishes from the table.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    n = len(dataset.class_indices)
    y_pred = model.predict(dataset, verbose=0).argmax(axis=1)
    cm = np.zeros((n, n))
    np.add.at(cm, (dataset.classes, y_pred), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        recall = np.diag(cm) / cm.sum(axis=1)
        precision = np.diag(cm) / cm.sum(axis=0)
    report = pd.DataFrame(
        {"Class": list(dataset.class_indices), "Recall": recall, "Precision": precision}
    )
    return report.dropna().reset_index(drop=True)
