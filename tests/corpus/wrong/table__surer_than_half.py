"""Took only what is more probable than a half for correct.

exercise: table
fails: marks_what_is_correct
misconception: wrong-correct
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    probabilities = model.predict(dataset, verbose=0)
    n = len(probabilities)
    return pd.DataFrame(
        {
            "Sample": range(1, n + 1),
            "Predicted Label": names[np.argmax(probabilities, axis=1)],
            "Actual Label": names[dataset.classes],
            "Correct": probabilities[np.arange(n), dataset.classes] > 0.5,
        }
    )
