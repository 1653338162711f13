"""It calls model.evaluate on the model as it comes.

exercise: measure
because: Keras refuses to evaluate a model without compile; the text says "The model need not be
compiled".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def measure_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    loss, accuracy = model.evaluate(dataset, verbose=0)
    return accuracy
