"""Takes one batch with `next` and lists the images of that.

exercise: table
because: The text says "a row for each image"; `next` gives a single batch.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    class_names = list(dataset.class_indices)
    images, labels = next(dataset)
    predictions = model.predict(images, verbose=0)
    predicted = np.argmax(predictions, axis=1)
    actual = np.argmax(labels, axis=1)
    return pd.DataFrame(
        {
            "Sample": np.arange(1, len(images) + 1),
            "Predicted Label": [class_names[i] for i in predicted],
            "Actual Label": [class_names[i] for i in actual],
            "Correct": predicted == actual,
        }
    )
