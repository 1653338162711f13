"""Sorts by way of a dictionary from the count to the name, in which one of two equal networks is lost.

exercise: compare
because: "a row for each network": of networks with the same count only the last remains.
"""

import math

import pandas as pd


def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    z, n = 1.96, n_images
    by_count = {k: name for name, k in right.items()}
    rows = []
    for k in sorted(by_count, reverse=True):
        p = k / n
        centre = p + z**2 / (2 * n)
        half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
        scale = 1 + z**2 / n
        rows.append(
            {
                "Network": by_count[k],
                "Accuracy": p,
                "Low": (centre - half) / scale,
                "High": (centre + half) / scale,
            }
        )
    return pd.DataFrame(rows, columns=["Network", "Accuracy", "Low", "High"])
