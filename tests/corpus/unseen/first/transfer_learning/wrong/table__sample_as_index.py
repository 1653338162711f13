"""Makes Sample the index of the table, so that it is not printed twice.

exercise: table
because: "and the columns `Sample` (from 1), ...": there is no column Sample, and
    `to_csv(..., index=False)` a few cells further down loses it.
"""

import keras
import numpy as np
import pandas as pd
from tensorflow.keras.preprocessing.image import DirectoryIterator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = list(dataset.class_indices)
    predicted = np.argmax(model.predict(dataset, verbose=0), axis=1)
    table = pd.DataFrame(
        {
            "Sample": range(1, len(predicted) + 1),
            "Predicted Label": [names[i] for i in predicted],
            "Actual Label": [names[i] for i in dataset.classes],
        }
    )
    table["Correct"] = table["Predicted Label"] == table["Actual Label"]
    return table.set_index("Sample")
