"""Left the bars without the names of the stages.

exercise: compare
fails: draws_the_bars
misconception: wrong-bar-labels
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(range(len(table)), table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    return table
