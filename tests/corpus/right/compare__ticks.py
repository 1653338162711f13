"""Sets positions and wrapped tick labels, and rounds the table.

exercise: compare
"""

import matplotlib.pyplot as plt
import pandas as pd


def compare(accuracies):
    plt.figure(figsize=(7, 3))
    places = range(len(accuracies))
    plt.bar(places, list(accuracies.values()), width=0.5)
    plt.xticks(places, [stage.replace(" ", "\n") for stage in accuracies])
    plt.ylim([0, 1])
    plt.ylabel("Accuracy")
    plt.tight_layout()
    plt.show()
    return pd.DataFrame(
        {"Stage": list(accuracies), "Accuracy": [round(a, 2) for a in accuracies.values()]}
    )
