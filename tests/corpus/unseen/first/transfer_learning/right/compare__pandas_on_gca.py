"""pandas fan: one call of DataFrame.plot.bar with everything in it, on the current axes.

exercise: compare
because: `ax=plt.gca()` keeps the current figure; pandas sets the stages as tick labels; the y label and
    the limits are in the call; the table has the two columns in the given order.
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    table = pd.Series(accuracies, name="Accuracy").rename_axis("Stage").reset_index()
    table.plot.bar(
        x="Stage",
        y="Accuracy",
        ax=plt.gca(),
        legend=False,
        rot=15,
        ylim=(0, 1),
        ylabel="share of test images classified correctly",
        color="tab:green",
    )
    return table
