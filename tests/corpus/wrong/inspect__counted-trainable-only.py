"""Counted only the weights that may move.

exercise: inspect
fails: counts_parameters
misconception: counted-trainable-only
"""

import pandas as pd


def describe_layers(model):
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [
                sum(w.numpy().size for w in layer.trainable_weights) for layer in model.layers
            ],
        }
    )
