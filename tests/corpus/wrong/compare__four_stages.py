"""Wrote the four stages of the lesson into the function.

exercise: compare
fails: compares_any_stages
misconception: hard-coded-stages
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    stages = ["before training", "new head trained", "fine-tuned", "trained from scratch"]
    table = pd.DataFrame({"Stage": stages, "Accuracy": [accuracies[stage] for stage in stages]})
    plt.bar(stages, table["Accuracy"])
    plt.ylim(0, 1)
    plt.ylabel("accuracy")
    return table
