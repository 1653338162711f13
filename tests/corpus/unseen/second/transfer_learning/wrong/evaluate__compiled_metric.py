"""Compiles only a model that is not compiled, and returns the second figure of model.evaluate.

exercise: evaluate
because: "The model need not be compiled. Return the share of images that are classified correctly": for a model that was compiled with another (first) metric, for instance mean absolute error, the second figure is that metric and no share of images.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    if not model.compiled:
        model.compile(loss="categorical_crossentropy", metrics=["accuracy"])
    results = model.evaluate(dataset, verbose=0)
    return float(results[1])
