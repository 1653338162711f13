"""Rounded to a tenth in the table.

exercise: compare
fails: tabulates_the_stages
misconception: wrong-accuracies
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    return table.round(1)
