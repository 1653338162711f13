"""Filled the prediction table wrongly.

rest: stubs
earns: load 5, table 8, compare 4
"""

from pathlib import Path
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd


def load_backbone(path: str | Path) -> keras.Model:
    """Load the pre-trained model.

    `path` names a model that Keras saved, a `.h5` or a `.keras` file. Return the model with its
    weights as they are in the file.
    """
    return keras.models.load_model(path, compile=False)


def prediction_table(model, dataset):
    names = np.array(list(dataset.class_indices))
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1)]
    actual = names[dataset.classes]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": True,
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
