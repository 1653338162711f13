"""Turns the dictionary round, to look up the name by the count.

exercise: compare
because: "a row for each network": of networks with the same count only the last one is left.
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
    names = {count: name for name, count in right.items()}
    rows = []
    for count in sorted(names, reverse=True):
        p = count / n_images
        middle = p + z**2 / (2 * n_images)
        spread = z * np.sqrt(p * (1 - p) / n_images + z**2 / (4 * n_images**2))
        scale = 1 + z**2 / n_images
        rows.append(
            {
                "Network": names[count],
                "Accuracy": p,
                "Low": (middle - spread) / scale,
                "High": (middle + spread) / scale,
            }
        )
    return pd.DataFrame(rows, columns=["Network", "Accuracy", "Low", "High"])
