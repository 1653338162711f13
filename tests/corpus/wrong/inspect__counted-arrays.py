"""Counted arrays instead of the numbers in them.

exercise: inspect
fails: counts_parameters
misconception: counted-arrays
"""

import pandas as pd


def describe_layers(model):
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [len(layer.weights) for layer in model.layers],
        }
    )
