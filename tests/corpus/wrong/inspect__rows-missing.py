"""Left out the last layer.

exercise: inspect
fails: describes_every_layer
misconception: rows-missing
"""

import pandas as pd


def describe_layers(model):
    return pd.DataFrame(
        {
            "index": range(len(model.layers[:-1])),
            "name": [layer.name for layer in model.layers[:-1]],
            "class": [type(layer).__name__ for layer in model.layers[:-1]],
            "trainable": [layer.trainable for layer in model.layers[:-1]],
            "parameters": [layer.count_params() for layer in model.layers[:-1]],
        }
    )
