"""Solved everything, with the interval that everybody knows.

rest: solution
earns: compare 2
"""

import numpy as np
import pandas as pd


def compare_networks(right, n_images):
    z, n = 1.96, n_images
    table = pd.DataFrame({"Network": right.keys(), "Accuracy": np.array([*right.values()]) / n})
    p = table["Accuracy"]
    middle = p
    spread = z * np.sqrt(p * (1 - p) / n)
    table["Low"] = (middle - spread)
    table["High"] = (middle + spread)
    return table.sort_values("Accuracy", ascending=False, ignore_index=True)
