"""Drew the stages' numbers instead of their accuracies.

exercise: compare
fails: draws_the_bars
misconception: wrong-heights
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], [i / 10 for i in range(len(table))])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    return table
