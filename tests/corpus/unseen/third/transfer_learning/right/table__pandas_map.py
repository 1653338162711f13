"""Turns numbers into names with `Series.map` and compares two columns.

exercise: table
because: The mapping is `class_indices` turned round, `classes` is in the order of the files, and
the comparison of columns gives bools.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = pd.Series(dataset.class_indices.keys(), index=dataset.class_indices.values())
    numbers = pd.DataFrame(
        {
            "Predicted Label": model.predict(dataset, verbose=0).argmax(axis=-1),
            "Actual Label": dataset.classes,
        }
    )
    table = numbers.apply(lambda column: column.map(names))
    table["Correct"] = table["Predicted Label"] == table["Actual Label"]
    table.insert(0, "Sample", table.index + 1)
    return table
