"""Calls an image correct when its true class has a probability above one half.

exercise: table
because: "The class of an image is the one with the highest probability", and `Correct` says whether the image is classified correctly: with three or more classes the highest probability may be below one half, and the row then has equal labels and Correct False.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    probabilities = model.predict(dataset, verbose=0)
    actual = np.asarray(dataset.classes)
    names = {number: name for name, number in dataset.class_indices.items()}
    of_actual = probabilities[np.arange(len(actual)), actual]
    return pd.DataFrame(
        {
            "Sample": np.arange(1, len(actual) + 1),
            "Predicted Label": [names[number] for number in probabilities.argmax(axis=1)],
            "Actual Label": [names[number] for number in actual],
            "Correct": of_actual > 0.5,
        }
    )
