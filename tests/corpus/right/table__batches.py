"""Goes through the batches and appends row by row.

exercise: table
"""

import pandas as pd


def prediction_table(model, dataset):
    names = {number: name for name, number in dataset.class_indices.items()}
    rows = []
    for at in range(len(dataset)):
        images, labels = dataset[at]
        for guess, truth in zip(model.predict_on_batch(images), labels):
            predicted, actual = names[int(guess.argmax())], names[int(truth.argmax())]
            rows.append([len(rows) + 1, predicted, actual, predicted == actual])
    return pd.DataFrame(rows, columns=["Sample", "Predicted Label", "Actual Label", "Correct"])
