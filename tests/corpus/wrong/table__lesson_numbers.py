"""Knew the numbers of the lesson's classes by heart, and asked the dataset for others only.

exercise: table
fails: names_any_number_of_classes
misconception: wrong-class-order
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = list(dataset.class_indices)
    known = [name for name in ("Heels", "Oxfords") if name in names]
    names = np.array(known + [name for name in names if name not in known])
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
