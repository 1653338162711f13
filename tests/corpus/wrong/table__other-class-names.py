"""Wrote the names of the shoes into the function.

exercise: table
fails: names_the_predictions, names_the_truth
misconception: other-class-names
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(["Heels", "Oxfords", "Boots", "Sandals"])
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
