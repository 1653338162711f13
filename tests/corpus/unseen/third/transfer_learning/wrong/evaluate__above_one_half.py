"""Takes every output above 0.5 as a yes and compares all outputs with the one-hot labels.

exercise: evaluate
because: The text says "The class of an image is the one with the highest probability" and asks for
the "share of images"; with more than two classes this is a share of outputs.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    predictions = model.predict(dataset, verbose=0)
    predicted = (predictions > 0.5).astype(int)
    actual = np.concatenate([dataset[i][1] for i in range(len(dataset))])
    return float(np.mean(predicted == actual))
