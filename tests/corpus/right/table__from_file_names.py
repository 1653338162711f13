"""Reads the truth off the file names and adds them as a column.

exercise: table
"""

from pathlib import Path

import pandas as pd


def prediction_table(model, dataset):
    names = sorted(dataset.class_indices, key=dataset.class_indices.get)
    scores = pd.DataFrame(model.predict(dataset, verbose=0), columns=names)
    table = pd.DataFrame({"Predicted Label": scores.idxmax(axis=1)})
    table["Actual Label"] = [Path(name).parent.name for name in dataset.filenames]
    table["Correct"] = table["Predicted Label"] == table["Actual Label"]
    table["File"] = dataset.filenames
    table.insert(0, "Sample", table.index + 1)
    return table
