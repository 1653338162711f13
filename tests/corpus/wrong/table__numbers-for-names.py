"""Wrote the numbers of the classes instead of their names.

exercise: table
fails: names_the_predictions, names_the_truth
misconception: numbers-for-names
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.arange(len(dataset.class_indices))
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1)]
    actual = names[dataset.classes]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )
