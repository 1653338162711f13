"""Draws the bars one by one and collects the rows in the same loop.

exercise: compare
because: A dict keeps its order, each stage gets a bar and a tick with its name, and label and
limits are set.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    rows = []
    for stage, accuracy in accuracies.items():
        plt.bar(stage, accuracy)
        rows.append([stage, accuracy])
        print(f"{stage}: {accuracy:.1%}")
    plt.ylabel("test accuracy")
    plt.ylim(0, 1)
    plt.title("What each step is worth")
    return pd.DataFrame(rows, columns=["Stage", "Accuracy"])
