"""Did not say what the axis shows.

exercise: compare
fails: draws_an_honest_scale
misconception: no-axis-label
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylim(0, 1)
    return table
