"""Called the columns something else.

exercise: table
fails: table_has_a_row_for_each_image
misconception: wrong-columns
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
            "Prediction": predicted,
            "Truth": actual,
            "Correct": predicted == actual,
        }
    )
