"""Named the ends in a way of its own.

exercise: compare
fails: tabulates_the_networks
misconception: wrong-columns
"""

import numpy as np
import pandas as pd


def compare_networks(right, n_images):
    z, n = 1.96, n_images
    table = pd.DataFrame({"Network": right.keys(), "Accuracy": np.array([*right.values()]) / n})
    p = table["Accuracy"]
    middle = p + z**2 / (2 * n)
    spread = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    table["Lower"] = (middle - spread) / (1 + z**2 / n)
    table["Upper"] = (middle + spread) / (1 + z**2 / n)
    return table.sort_values("Accuracy", ascending=False, ignore_index=True)
