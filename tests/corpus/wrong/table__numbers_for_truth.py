"""Predicted names but wrote numbers for the truth.

exercise: table
fails: names_the_truth
misconception: numbers-for-names
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1)]
    actual = dataset.classes
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": np.argmax(model.predict(dataset, verbose=0), axis=1) == actual,
        }
    )
