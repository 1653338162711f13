"""Made the stages the index of the table.

exercise: compare
fails: tabulates_the_stages
misconception: wrong-columns
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Accuracy": accuracies})
    plt.bar(table.index, table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    return table
