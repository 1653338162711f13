"""Listed an input for every model, which a Sequential does not list.

exercise: inspect
fails: describes_every_layer
misconception: rows-too-many
"""

import pandas as pd


def describe_layers(model):
    rows = [(0, "input_layer", "InputLayer", True, 0)]
    for index, layer in enumerate(model.layers, start=1):
        kind = type(layer).__name__
        rows.append((index, layer.name, kind, layer.trainable, layer.count_params()))
    return pd.DataFrame(rows, columns=["index", "name", "class", "trainable", "parameters"])
