"""Took the largest along the wrong axis.

exercise: table
fails: table_has_a_row_for_each_image
misconception: wrong-axis
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=0)]
    actual = names[dataset.classes]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )
