"""Makes the table with the stages as its index.

exercise: compare
because: The text says "a DataFrame with the columns `Stage` and `Accuracy`".
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    df = pd.DataFrame.from_dict(accuracies, orient="index", columns=["Accuracy"])
    df.index.name = "Stage"
    plt.bar(df.index, df["Accuracy"])
    plt.ylabel("Accuracy")
    plt.ylim(0, 1)
    return df
