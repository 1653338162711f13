"""Left the scale to matplotlib.

exercise: compare
fails: draws_an_honest_scale
misconception: wrong-scale
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylabel("accuracy")
    return table
