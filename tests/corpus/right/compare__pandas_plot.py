"""Draws with pandas, on rotated labels.

exercise: compare
"""

import pandas as pd


def compare(accuracies):
    table = pd.DataFrame(list(accuracies.items()), columns=["Stage", "Accuracy"])
    axes = table.plot.bar(x="Stage", y="Accuracy", rot=45, legend=False, ylim=(0, 1))
    axes.set_ylabel("accuracy")
    return table
