"""Sorts the names and accuracies, and adds the ends in the order of the dictionary.

exercise: compare
because: "a row for each network, the best first, and the columns ... `Low` and `High`: ... the ends of Wilson's interval": unless the dictionary is sorted already, the intervals stand beside other networks.
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
    p = np.array(list(right.values()), dtype=float) / n
    table = pd.DataFrame({"Network": list(right), "Accuracy": p})
    table = table.sort_values("Accuracy", ascending=False, ignore_index=True)
    spread = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    table["Low"] = (p + z**2 / (2 * n) - spread) / (1 + z**2 / n)
    table["High"] = (p + z**2 / (2 * n) + spread) / (1 + z**2 / n)
    return table
