"""Put a row with the number of right answers below.

exercise: table
fails: table_has_a_row_for_each_image
misconception: rows-too-many
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1)]
    actual = names[dataset.classes]
    right = predicted == actual
    table = pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": right,
        }
    )
    table.loc[len(table)] = ["Total", "", "", right.sum()]
    return table
