"""Drew the batches from wherever the dataset stood.

exercise: table
fails: table_has_the_last_batch
misconception: wrong-labels
"""

import numpy as np
import pandas as pd


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted, actual = [], []
    for _ in range(len(dataset)):
        images, labels = next(dataset)
        predicted += list(np.argmax(model.predict(images, verbose=0), axis=1))
        actual += list(np.argmax(labels, axis=1))
    table = pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": names[predicted],
            "Actual Label": names[actual],
        }
    )
    table["Correct"] = table["Predicted Label"] == table["Actual Label"]
    return table
