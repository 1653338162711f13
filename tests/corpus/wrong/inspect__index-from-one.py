"""Counted the layers from 1.

exercise: inspect
fails: tells_names_and_classes
misconception: index-from-one
"""

import pandas as pd


def describe_layers(model):
    return pd.DataFrame(
        {
            "index": range(1, len(model.layers) + 1),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )
