"""Drew bars without a label on the axis.

rest: stubs
solved: inspect
earns: compare 3.5
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    plt.bar(table["Stage"], table["Accuracy"])
    plt.ylim(0, 1)
    return table
