"""Returned the dict.

exercise: compare
fails: tabulates_the_stages
misconception: returned-something-else
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    return accuracies
