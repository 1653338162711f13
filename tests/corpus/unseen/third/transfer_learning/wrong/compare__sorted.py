"""Sorts the stages by accuracy, the best one first.

exercise: compare
because: The text says "in the given order".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    df = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    df = df.sort_values("Accuracy", ascending=False).reset_index(drop=True)
    plt.bar(df["Stage"], df["Accuracy"])
    plt.ylabel("Accuracy")
    plt.ylim(0, 1)
    return df
