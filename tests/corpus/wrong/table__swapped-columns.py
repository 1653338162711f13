"""Put predicted and actual labels into each other's column.

exercise: table
fails: names_the_predictions, names_the_truth
misconception: swapped-columns
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1)]
    actual = names[dataset.classes]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": actual,
            "Actual Label": predicted,
            "Correct": predicted == actual,
        }
    )
