"""Leaves the limits of the y axis to matplotlib.

exercise: compare
because: The text says "a y axis from 0 to 1".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    stages = list(accuracies.keys())
    values = list(accuracies.values())
    plt.bar(stages, values, color="steelblue")
    plt.xlabel("Stage")
    plt.ylabel("Accuracy")
    plt.title("Comparison of the stages")
    return pd.DataFrame({"Stage": stages, "Accuracy": values})
