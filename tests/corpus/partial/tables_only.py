"""Did what is done with pandas, and nothing that needs Keras.

rest: stubs
earns: inspect 6, compare 4
"""

import keras
import matplotlib.pyplot as plt
import pandas as pd


def describe_layers(model: keras.Model) -> pd.DataFrame:
    """List the layers of a model in a table.

    Return a DataFrame with a row for each entry of `model.layers`, in order, and the columns
    `index` (from 0), `name`, `class` (such as "Conv2D"), `trainable` and `parameters` (how many
    numbers the layer holds).
    """
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    """Compare the stages in a table and a bar chart.

    `accuracies` maps the name of a stage to its accuracy. Return a DataFrame with the columns
    `Stage` and `Accuracy`, in the given order. Draw a bar for each stage on the current matplotlib
    figure, with the stages as tick labels, a label on the y axis, and a y axis from 0 to 1.
    """
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    bars = plt.bar(table["Stage"], table["Accuracy"])
    plt.bar_label(bars, fmt="%.2f")
    plt.ylim(0, 1)
    plt.ylabel("accuracy on the test images")
    return table
