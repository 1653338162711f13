"""Kept the best network alone.

exercise: compare
fails: tabulates_the_networks
misconception: wrong-rows
"""

import pandas as pd


def compare_networks(right, n_images):
    z, n = 1.96, n_images
    name, k = max(right.items(), key=lambda item: item[1])
    p = k / n
    middle, spread = p + z**2 / (2 * n), z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    low, high = (middle - spread) / (1 + z**2 / n), (middle + spread) / (1 + z**2 / n)
    return pd.DataFrame([{"Network": name, "Accuracy": p, "Low": low, "High": high}])
