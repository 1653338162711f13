"""Compiles the model if it is not compiled and returns the second figure of evaluate.

exercise: measure
because: The docstring says "Return the share of images that are classified correctly"; of a model that was compiled with another metric it returns that metric.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def measure_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    if not model.compiled:
        model.compile(loss="categorical_crossentropy", metrics=["accuracy"])
    results = model.evaluate(dataset, verbose=0)
    return float(results[1])
