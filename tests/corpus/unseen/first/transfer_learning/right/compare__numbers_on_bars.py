"""NumPy person: bars at numbered positions, a colour each, figures above, ticks set by hand.

exercise: compare
because: a bar for each stage on the axes of the current figure, ticks named after the stages, a y label,
    the axis from 0 to 1; figures above the bars and the line of chance are extras.
"""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    stages, heights = list(accuracies.keys()), np.array(list(accuracies.values()), dtype=float)
    positions = np.arange(len(stages))
    axis = plt.gcf().gca()
    for position, height in zip(positions, heights):
        bar = axis.bar(position, height, width=0.6, color=f"C{position}")
        axis.bar_label(bar, fmt="%.3f", label_type="center", color="white")
    axis.axhline(0.5, linestyle="--", color="grey", linewidth=1)
    axis.set_xticks(positions)
    axis.set_xticklabels(stages, rotation=20, ha="right")
    axis.set_ylabel("Test accuracy")
    axis.set_ylim(0.0, 1.0)
    axis.set_title("Does transfer learning pay?")
    return pd.DataFrame(np.column_stack([positions, heights]), columns=["Stage", "Accuracy"]).assign(
        Stage=stages
    )
