"""Shortens the names to their first word so that the tick labels do not overlap.

exercise: compare
because: "a bar for each stage" and "with the stages as tick labels": the labels are not the stages, and
    two stages that begin with the same word are drawn on top of each other as one bar.
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    short = [stage.split()[0] for stage in table["Stage"]]
    plt.bar(short, table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("Accuracy")
    plt.title("Comparison of the stages")
    return table
