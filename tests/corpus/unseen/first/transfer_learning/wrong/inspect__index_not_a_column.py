"""Makes `index` the index of the DataFrame, so that the table has four columns only.

exercise: inspect
because: "the columns `index` (from 0), `name`, `class` ..., `trainable` and `parameters`": table["index"] is a KeyError.
"""

import keras
import pandas as pd


def describe_layers(model: keras.Model) -> pd.DataFrame:
    table = pd.DataFrame(
        [
            (i, layer.name, type(layer).__name__, layer.trainable, layer.count_params())
            for i, layer in enumerate(model.layers)
        ],
        columns=["index", "name", "class", "trainable", "parameters"],
    )
    # otherwise pandas shows the numbers twice
    return table.set_index("index")
