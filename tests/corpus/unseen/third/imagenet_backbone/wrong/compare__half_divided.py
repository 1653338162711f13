"""Divides only the part behind the plus and minus by 1 + z^2 / n.

exercise: compare
because: The text asks for "the ends of Wilson's interval", where the whole numerator stands over
1 + z^2 / n; here the ends are too high.
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
    rows = []
    for name, count in right.items():
        p = count / n_images
        center = p + z**2 / (2 * n_images)
        root = np.sqrt(p * (1 - p) / n_images + z**2 / (4 * n_images**2))
        margin = z * root / (1 + z**2 / n_images)
        rows.append((name, p, center - margin, center + margin))
    rows.sort(key=lambda row: row[1], reverse=True)
    return pd.DataFrame(rows, columns=["Network", "Accuracy", "Low", "High"])
