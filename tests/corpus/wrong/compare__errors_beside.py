"""Drew the share of errors beside each accuracy.

exercise: compare
fails: draws_the_bars
misconception: wrong-number-of-bars
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    places = range(len(table))
    plt.bar(places, table["Accuracy"], width=0.4)
    plt.bar([place + 0.4 for place in places], 1 - table["Accuracy"], width=0.4)
    plt.xticks(places, table["Stage"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy and error")
    return table
