"""Works with counts instead of shares, and gets the lower end from the upper end of the errors.

exercise: compare
because: Numerator and denominator of the formula times n give (k + z^2/2 + z sqrt(k (n - k) / n + z^2/4)) / (n + z^2); the lower end for k is 1 less the upper end for n - k.
"""

import math
import operator
from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    half = 1.96**2 / 2

    def upper(k):
        root = math.sqrt(k * (n_images - k) / n_images + half / 2)
        return (k + half + 1.96 * root) / (n_images + 2 * half)

    ranking = sorted(right.items(), key=operator.itemgetter(1), reverse=True)
    records = [(name, k / n_images, 1 - upper(n_images - k), upper(k)) for name, k in ranking]
    return pd.DataFrame.from_records(records, columns=["Network", "Accuracy", "Low", "High"])
