"""Numbers the samples from 0.

exercise: table
because: The text says "`Sample` (from 1)".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = list(dataset.class_indices.keys())
    predictions = np.argmax(model.predict(dataset, verbose=0), axis=1)
    predicted = [names[i] for i in predictions]
    actual = [names[i] for i in dataset.classes]
    return pd.DataFrame(
        {
            "Sample": range(len(predictions)),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predictions == dataset.classes,
        }
    )
