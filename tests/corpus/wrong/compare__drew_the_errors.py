"""Drew the errors.

exercise: compare
fails: draws_the_bars
misconception: wrong-heights
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], 1 - table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    return table
