"""Draws horizontal bars, one call for each.

exercise: compare
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    figure, axes = plt.subplots()
    for stage, accuracy in accuracies.items():
        axes.barh(stage, accuracy)
    axes.set(xlim=(0, 1.05), xlabel="share of right answers", title="The stages")
    axes.invert_yaxis()
    return pd.DataFrame({"Stage": list(accuracies), "Accuracy": list(accuracies.values())})
