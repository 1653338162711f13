"""Counts an image as right if its true class got a probability above one half.

exercise: measure
because: "The class of an image is the one with the highest probability": with six classes that may well be below one half.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def measure_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    probabilities = model.predict(dataset, verbose=0)
    # the probability that the network gives to the true class
    of_true_class = probabilities[np.arange(len(probabilities)), dataset.classes]
    return float((of_true_class > 0.5).mean())
