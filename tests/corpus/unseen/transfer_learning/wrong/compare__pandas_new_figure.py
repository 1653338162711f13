"""Calls DataFrame.plot.bar without `ax`, which opens a figure of its own.

exercise: compare
because: "Draw a bar for each stage on the current matplotlib figure": the figure opened by
    `plt.figure(figsize=(8, 4))` stays empty, and the chart is in a second one.
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    table = pd.DataFrame({"Stage": list(accuracies), "Accuracy": list(accuracies.values())})
    table.plot.bar(x="Stage", y="Accuracy", rot=20, legend=False)
    plt.ylabel("Accuracy")
    plt.ylim(0, 1)
    plt.tight_layout()
    return table
