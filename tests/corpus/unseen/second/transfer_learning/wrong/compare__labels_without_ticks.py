"""Sets the tick labels without setting where the ticks are.

exercise: compare
because: The text says "Draw a bar for each stage ..., with the stages as tick labels"; matplotlib chooses its own ticks (-0.5, 0, 0.5, ...), so the names stand beside the wrong bars and some do not appear at all.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    table = pd.DataFrame({"Stage": list(accuracies.keys()), "Accuracy": list(accuracies.values())})
    axis = plt.gca()
    axis.bar(range(len(table)), table["Accuracy"])
    axis.set_xticklabels(table["Stage"])
    axis.set_ylabel("Accuracy")
    axis.set_ylim(0, 1)
    return table
