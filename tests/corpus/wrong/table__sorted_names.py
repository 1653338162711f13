"""Numbers the classes alphabetically, whatever the dataset says.

exercise: table
fails: names_any_number_of_classes
misconception: wrong-class-order
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(sorted(dataset.class_indices))
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
