"""Averages the accuracies of the batches, each with the same weight.

exercise: evaluate
because: The text asks for "the share of images that are classified correctly"; in a last batch
that is smaller, an image counts for more than elsewhere.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    batch_accuracies = []
    for i in range(len(dataset)):
        images, labels = dataset[i]
        predictions = model.predict(images, verbose=0)
        correct = np.argmax(predictions, axis=1) == np.argmax(labels, axis=1)
        batch_accuracies.append(np.mean(correct))
    return float(np.mean(batch_accuracies))
