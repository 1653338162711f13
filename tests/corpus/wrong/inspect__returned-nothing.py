"""Printed the table instead of returning it.

exercise: inspect
fails: describes_every_layer
misconception: returned-nothing
"""

import pandas as pd


def describe_layers(model):
    table = pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )
    print(table)
