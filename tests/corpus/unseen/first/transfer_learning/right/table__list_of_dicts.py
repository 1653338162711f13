"""Beginner: a loop over the images, one dict for each row, names from the inverted class_indices.

exercise: table
because: batches of an unshuffled iterator come in the order of the files; names are looked up by
    index, Sample counts from 1 and Correct is a bool.
"""

import keras
import pandas as pd
from tensorflow.keras.preprocessing.image import DirectoryIterator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    index_to_name = {}
    for name, index in dataset.class_indices.items():
        index_to_name[index] = name

    rows = []
    for b in range(len(dataset)):
        images, _ = dataset[b]
        for probabilities in model.predict_on_batch(images):
            number = len(rows)
            best = max(range(len(probabilities)), key=lambda k: probabilities[k])
            predicted = index_to_name[best]
            actual = index_to_name[dataset.classes[number]]
            rows.append(
                {
                    "Sample": number + 1,
                    "Predicted Label": predicted,
                    "Actual Label": actual,
                    "Correct": predicted == actual,
                }
            )
    return pd.DataFrame(rows)
