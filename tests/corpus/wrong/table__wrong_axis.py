"""Took the largest along the wrong axis.

exercise: table
fails: table_has_a_row_for_each_image
misconception: rows-missing
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = list(dataset.class_indices)
    best = np.argmax(model.predict(dataset, verbose=0), axis=0)
    predicted = [names[at % len(names)] for at in best]
    actual = [names[at] for at in dataset.classes[: len(best)]]
    return pd.DataFrame(
        {
            "Sample": range(1, len(best) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": [p == a for p, a in zip(predicted, actual)],
        }
    )
