"""Reads the actual label from the folder of each file and collects a list of dicts.

exercise: table
because: With `flow_from_directory` the first folder of `filenames` is the class, and the predicted
name is looked up in `class_indices`.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def name_of(number, class_indices):
    for name, index in class_indices.items():
        if index == number:
            return name


def predict_all(model, dataset):
    outputs = []
    for i in range(len(dataset)):
        outputs.extend(model.predict_on_batch(dataset[i][0]))
    return outputs


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    rows = []
    outputs = predict_all(model, dataset)
    for sample, (file_name, output) in enumerate(zip(dataset.filenames, outputs), start=1):
        predicted = name_of(int(np.argmax(output)), dataset.class_indices)
        actual = Path(file_name).parts[0]
        rows.append(
            {
                "Sample": sample,
                "Predicted Label": predicted,
                "Actual Label": actual,
                "Correct": predicted == actual,
            }
        )
    return pd.DataFrame(rows, columns=["Sample", "Predicted Label", "Actual Label", "Correct"])
