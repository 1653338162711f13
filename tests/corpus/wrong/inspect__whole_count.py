"""Wrote the parameters of the whole model in every row.

exercise: inspect
fails: counts_parameters
misconception: wrong-count
"""

import pandas as pd


def describe_layers(model):
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [model.count_params()] * len(model.layers),
        }
    )
