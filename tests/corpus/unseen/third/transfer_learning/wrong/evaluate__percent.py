"""Returns the accuracy in percent.

exercise: evaluate
because: The text says "from 0.0 to 1.0".
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
    predicted_classes = np.argmax(predictions, axis=1)
    accuracy = np.mean(predicted_classes == dataset.classes) * 100
    return float(accuracy)
