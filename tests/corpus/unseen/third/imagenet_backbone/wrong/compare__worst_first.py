"""Sorts by accuracy in the default order.

exercise: compare
because: The text says "the best first"; sort_values goes from small to large.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    z, n = 1.96, n_images
    rows = []
    for network, k in right.items():
        p = k / n
        middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
        rows.append([network, p, middle - half, middle + half])
    df = pd.DataFrame(rows, columns=["Network", "Accuracy", "Low", "High"])
    return df.sort_values(by="Accuracy")
