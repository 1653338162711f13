"""Lets pandas draw onto the current axes.

exercise: compare
because: With `ax=plt.gca()` pandas draws on the current figure; order, tick labels, label and
limits are as the text asks.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    table = pd.Series(accuracies).rename_axis("Stage").reset_index(name="Accuracy")
    axis = table.plot.bar(x="Stage", y="Accuracy", ax=plt.gca(), legend=False, rot=20)
    axis.set(xlabel="", ylabel="Accuracy on the test set", ylim=(0, 1))
    axis.bar_label(axis.containers[0], fmt="%.3f", label_type="center", color="white")
    return table
