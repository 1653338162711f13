"""Computes the interval of Agresti and Coull, with the middle of Wilson's, and takes it for Wilson's.

exercise: compare
because: "the ends of Wilson's interval for z = 1.96": these ends lie further out, and above 1 for 500 of 500.
"""

import numpy as np
import pandas as pd


def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    z = 1.96
    table = pd.DataFrame({"Network": list(right), "k": list(right.values())})
    table["Accuracy"] = table["k"] / n_images
    n_adjusted = n_images + z**2
    p_adjusted = (table["k"] + z**2 / 2) / n_adjusted
    half = z * np.sqrt(p_adjusted * (1 - p_adjusted) / n_adjusted)
    table["Low"] = p_adjusted - half
    table["High"] = p_adjusted + half
    table = table.sort_values("Accuracy", ascending=False, ignore_index=True)
    return table[["Network", "Accuracy", "Low", "High"]]
