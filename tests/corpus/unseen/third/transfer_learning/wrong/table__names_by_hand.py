"""Has the names of the two shoe classes written into it.

exercise: table
because: The text says "Which class has which number, `dataset.class_indices` says"; "Heels" is
only an example of a name.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    class_names = ["Heels", "Oxfords"]
    predictions = np.argmax(model.predict(dataset, verbose=0), axis=1)
    actual = dataset.classes
    rows = []
    for i in range(len(predictions)):
        rows.append(
            {
                "Sample": i + 1,
                "Predicted Label": class_names[predictions[i]],
                "Actual Label": class_names[actual[i]],
                "Correct": bool(predictions[i] == actual[i]),
            }
        )
    return pd.DataFrame(rows)
