"""Sorted the stages by accuracy.

exercise: compare
fails: tabulates_the_stages
misconception: sorted-stages
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame(
        sorted(accuracies.items(), key=lambda item: item[1]), columns=["Stage", "Accuracy"]
    )
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    return table
