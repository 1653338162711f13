"""Tabulated the first batch only.

exercise: table
fails: table_has_a_row_for_each_image
misconception: rows-missing
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    images, labels = dataset[0]
    predicted = names[np.argmax(model.predict(images, verbose=0), axis=1)]
    actual = names[np.argmax(labels, axis=1)]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )
