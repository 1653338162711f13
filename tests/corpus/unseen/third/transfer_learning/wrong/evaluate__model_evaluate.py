"""Calls `model.evaluate` on the model as it is.

exercise: evaluate
because: The text says "The model need not be compiled", and `evaluate` raises an error on a model
that is not.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    loss, accuracy = model.evaluate(dataset, verbose=0)
    return accuracy
