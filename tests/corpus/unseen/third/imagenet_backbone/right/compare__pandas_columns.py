"""Computes the columns of a sorted DataFrame all at once.

exercise: compare
because: The formula is that of the text, in columns of their own, and the rows go down from the
best.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    z2 = 1.96**2
    df = pd.DataFrame({"Network": list(right.keys()), "k": list(right.values())})
    df["Accuracy"] = df["k"].astype(float) / n_images
    df["var"] = df["Accuracy"] * (1 - df["Accuracy"]) / n_images + z2 / (4 * n_images**2)
    df["mid"] = df["Accuracy"] + z2 / (2 * n_images)
    df["Low"] = (df["mid"] - 1.96 * df["var"] ** 0.5) / (1 + z2 / n_images)
    df["High"] = (df["mid"] + 1.96 * df["var"] ** 0.5) / (1 + z2 / n_images)
    df = df.sort_values("Accuracy", ascending=False, ignore_index=True)
    return df[["Network", "Accuracy", "Low", "High"]]
