"""Did the last exercise only.

rest: stubs
earns: compare 4
"""

import matplotlib.pyplot as plt
import pandas as pd


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
