"""Makes the stage the index of the table.

exercise: compare
fails: tabulates_the_stages
misconception: column-as-index
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": list(accuracies), "Accuracy": list(accuracies.values())})
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylabel("Accuracy")
    plt.ylim(0, 1)
    return table.set_index("Stage")
