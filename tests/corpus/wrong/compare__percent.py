"""Gave per cent in table and chart.

exercise: compare
fails: tabulates_the_stages, draws_the_bars
misconception: percent
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame(
        {"Stage": accuracies.keys(), "Accuracy": [100 * a for a in accuracies.values()]}
    )
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylim(0, 100)
    plt.ylabel("accuracy in %")
    return table
