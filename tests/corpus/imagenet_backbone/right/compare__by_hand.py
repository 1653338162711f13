"""Filled the arrays one by one, with scipy's z.

exercise: compare
"""

import pandas as pd
from scipy.stats import norm


def compare_networks(right, n_images):
    z = norm.ppf(0.975)
    table = pd.DataFrame({"Network": list(right), "Right": list(right.values())})
    table["Accuracy"] = table.Right.div(n_images)
    below = n_images + z * z
    middle = (table.Right + z * z / 2) / below
    root = (table.Right * (n_images - table.Right) / n_images + z * z / 4) ** 0.5
    table["Low"], table["High"] = middle - z / below * root, middle + z / below * root
    return table.sort_values("Right", ascending=False)
