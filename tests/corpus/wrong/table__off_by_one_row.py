"""Shuffled the predictions against the truth.

exercise: table
fails: names_the_predictions
misconception: wrong-labels
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted = names[np.roll(np.argmax(model.predict(dataset, verbose=0), axis=1), 1)]
    actual = names[dataset.classes]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )
