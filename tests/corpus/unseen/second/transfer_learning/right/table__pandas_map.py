"""Puts class numbers into a frame, finds the correct rows by counting distinct numbers, and maps to names last.

exercise: table
because: model.predict goes through the unshuffled iterator by index, so rows are in the order of dataset.labels; two equal numbers in a row are one distinct value; the names come from class_indices turned around.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = pd.Series(
        list(dataset.class_indices.keys()), index=list(dataset.class_indices.values())
    )
    numbers = pd.DataFrame(
        {
            "Predicted Label": np.argsort(-model.predict(dataset, verbose=0), kind="stable")[:, 0],
            "Actual Label": dataset.labels,
        }
    )
    table = numbers.apply(lambda column: column.map(names))
    table.insert(0, "Sample", np.arange(len(table)) + 1)
    return table.assign(Correct=numbers.nunique(axis="columns").eq(1))
