"""Fills the column `Correct` with Yes and No.

exercise: table
because: The text says "`Correct` (bool)".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    class_names = {number: name for name, number in dataset.class_indices.items()}
    predictions = model.predict(dataset, verbose=0).argmax(axis=1)
    df = pd.DataFrame()
    df["Sample"] = np.arange(1, len(predictions) + 1)
    df["Predicted Label"] = [class_names[p] for p in predictions]
    df["Actual Label"] = [class_names[c] for c in dataset.classes]
    df["Correct"] = np.where(df["Predicted Label"] == df["Actual Label"], "Yes", "No")
    return df
