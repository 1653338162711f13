"""Left out the last, smaller batch.

exercise: table
fails: table_has_the_last_batch
misconception: rows-missing
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    n = dataset.samples // dataset.batch_size * dataset.batch_size
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1)][:n]
    actual = names[dataset.classes][:n]
    return pd.DataFrame(
        {
            "Sample": range(1, n + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )
