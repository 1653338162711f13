"""The names of the classes are the index of the table.

exercise: report
because: There is no column of that name; the text says "the columns `Class` (its name), `Recall`
... and `Precision`".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    predicted = np.argmax(model.predict(dataset, verbose=0), axis=1)
    report = pd.DataFrame(columns=["Recall", "Precision"], dtype=float)
    for name, number in dataset.class_indices.items():
        is_class = dataset.classes == number
        taken_for = predicted == number
        both = (is_class & taken_for).sum()
        precision = both / taken_for.sum() if taken_for.sum() > 0 else 0.0
        report.loc[name] = [both / is_class.sum(), precision]
    report.index.name = "Class"
    return report
