"""Called the column of classes something else.

exercise: inspect
fails: describes_every_layer
misconception: wrong-columns
"""

import pandas as pd


def describe_layers(model):
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
            "type": [type(layer).__name__ for layer in model.layers],
        }
    )
