"""Closed the figure.

exercise: compare
fails: draws_the_bars
misconception: no-bar-chart
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    plt.close()
    return table
