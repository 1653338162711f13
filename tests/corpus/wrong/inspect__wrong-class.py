"""Put the class itself into the table, not its name.

exercise: inspect
fails: tells_names_and_classes
misconception: wrong-class
"""

import pandas as pd


def describe_layers(model):
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer) for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )
