"""Made the name out of the class.

exercise: inspect
fails: tells_names_and_classes
misconception: wrong-name
"""

import pandas as pd


def describe_layers(model):
    kinds = [type(layer).__name__ for layer in model.layers]
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [kind.lower() for kind in kinds],
            "class": kinds,
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )
