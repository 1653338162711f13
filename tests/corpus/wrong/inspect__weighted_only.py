"""Left out the layers without weights.

exercise: inspect
fails: describes_every_layer
misconception: rows-missing
"""

import pandas as pd


def describe_layers(model):
    rows = [
        (index, layer.name, type(layer).__name__, layer.trainable, layer.count_params())
        for index, layer in enumerate(model.layers)
        if layer.weights
    ]
    return pd.DataFrame(rows, columns=["index", "name", "class", "trainable", "parameters"])
