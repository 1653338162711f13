"""pandas fan: maps the numbers of the classes to names with a Series and chains insert and assign.

exercise: table
because: a row for each file in order, Sample from 1 as a column, names by their index in
    class_indices, and a comparison of two columns gives bool.
"""

import keras
import pandas as pd
from tensorflow.keras.preprocessing.image import DirectoryIterator


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    names = pd.Series({index: name for name, index in dataset.class_indices.items()})
    scores = pd.DataFrame(model.predict(dataset, verbose=0))
    table = (
        pd.DataFrame({"predicted": scores.idxmax(axis="columns"), "actual": dataset.classes})
        .apply(lambda column: column.map(names))
        .rename(columns={"predicted": "Predicted Label", "actual": "Actual Label"})
        .assign(Correct=lambda t: t["Predicted Label"].eq(t["Actual Label"]))
    )
    table.insert(0, "Sample", table.index + 1)
    return table
