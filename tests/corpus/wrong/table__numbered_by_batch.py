"""Began to number the samples anew in each batch.

exercise: table
fails: table_has_a_row_for_each_image
misconception: wrong-samples
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1)]
    actual = names[dataset.classes]
    samples = [at % dataset.batch_size + 1 for at in range(len(actual))]
    return pd.DataFrame(
        {
            "Sample": samples,
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )
