"""Gave the stages capital letters in the table.

exercise: compare
fails: tabulates_the_stages
misconception: wrong-stages
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    table["Stage"] = table["Stage"].str.capitalize()
    return table
