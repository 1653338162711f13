"""Asked whether the first class has more than one half.

exercise: table
fails: names_any_number_of_classes
misconception: two-classes-only
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted = names[(model.predict(dataset, verbose=0)[:, 0] < 0.5).astype(int)]
    actual = names[dataset.classes]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )
