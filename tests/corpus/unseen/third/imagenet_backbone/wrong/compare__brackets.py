"""Writes z squared over 4 n squared as z**2 / 4 * n**2.

exercise: compare
because: The text asks for "the ends of Wilson's interval", with z^2 / (4 n^2) in the root; this
multiplies by n^2.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    z = 1.96
    n = n_images
    rows = []
    for name, k in right.items():
        p = k / n
        center = p + z**2 / (2 * n)
        spread = z * np.sqrt(p * (1 - p) / n + z**2 / 4 * n**2)
        denominator = 1 + z**2 / n
        rows.append(
            {
                "Network": name,
                "Accuracy": p,
                "Low": (center - spread) / denominator,
                "High": (center + spread) / denominator,
            }
        )
    table = pd.DataFrame(rows, columns=["Network", "Accuracy", "Low", "High"])
    return table.sort_values("Accuracy", ascending=False).reset_index(drop=True)
