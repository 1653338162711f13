"""Makes the names of the networks the index of the table.

exercise: compare
because: The text asks for "the columns `Network`, `Accuracy`, `Low` and `High`"; there is no column
Network.
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
    table = pd.DataFrame({"Accuracy": pd.Series(right, dtype=float) / n_images})
    p = table["Accuracy"]
    center = p + z**2 / (2 * n_images)
    spread = z * np.sqrt(p * (1 - p) / n_images + z**2 / (4 * n_images**2))
    table["Low"] = (center - spread) / (1 + z**2 / n_images)
    table["High"] = (center + spread) / (1 + z**2 / n_images)
    table.index.name = "Network"
    return table.sort_values("Accuracy", ascending=False)
