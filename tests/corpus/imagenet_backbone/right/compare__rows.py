"""A row at a time, sorted beforehand.

exercise: compare
"""

import pandas as pd


def compare_networks(right, n_images):
    rows = []
    z2 = 1.96**2
    for name, k in sorted(right.items(), key=lambda item: item[1], reverse=True):
        p = k / n_images
        root = (z2 * p * (1 - p) / n_images + z2**2 / (4 * n_images**2)) ** 0.5
        ends = [(p + z2 / (2 * n_images) + side * root) / (1 + z2 / n_images) for side in (-1, 1)]
        rows.append((name, p, *ends))
    return pd.DataFrame(rows, columns=["Network", "Accuracy", "Low", "High"])
