"""Left out the input that a Functional model lists.

exercise: inspect
fails: describes_any_model
misconception: rows-missing
"""

import pandas as pd


def describe_layers(model):
    layers = [layer for layer in model.layers if type(layer).__name__ != "InputLayer"]
    rows = [
        (index, layer.name, type(layer).__name__, layer.trainable, layer.count_params())
        for index, layer in enumerate(layers)
    ]
    return pd.DataFrame(rows, columns=["index", "name", "class", "trainable", "parameters"])
