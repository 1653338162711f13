"""Rounds the probabilities and counts how many numbers of the one-hot matrix agree.

exercise: evaluate
because: "Return the share of images that are classified correctly" and "The class of an image is the
    one with the highest probability": this is the share of matching entries. It agrees with the
    accuracy for two classes only; with six, an image that is wrong still counts for 4/6 or 5/6.
"""

import keras
import numpy as np
from tensorflow.keras.preprocessing.image import DirectoryIterator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    predictions = np.round(model.predict(dataset, verbose=0))
    labels = keras.utils.to_categorical(dataset.classes, num_classes=predictions.shape[1])
    return float((predictions == labels).mean())
