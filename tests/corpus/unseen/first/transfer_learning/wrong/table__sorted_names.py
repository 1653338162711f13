"""Takes the names of the classes in alphabetical order instead of in the order of class_indices.

exercise: table
because: "`dataset` is an iterator from `flow_from_directory`" and "Predicted Label and Actual Label
    (names of classes)": with flow_from_directory(classes=["Oxfords", "Heels"]) class 0 is Oxfords,
    and every name in both columns is the wrong one.
"""

import keras
import numpy as np
import pandas as pd
from tensorflow.keras.preprocessing.image import DirectoryIterator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = np.array(sorted(dataset.class_indices))
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    actual = dataset.classes
    return pd.DataFrame(
        {
            "Sample": np.arange(1, len(actual) + 1),
            "Predicted Label": names[predicted],
            "Actual Label": names[actual],
            "Correct": predicted == actual,
        }
    )
