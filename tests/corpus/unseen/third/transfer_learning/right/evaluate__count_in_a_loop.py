"""Goes through the batches by number and counts images and hits.

exercise: evaluate
because: Each image of each batch is counted once, the highest probability decides, and the model
is only called.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    correct = 0
    total = 0
    for i in range(len(dataset)):
        images, labels = dataset[i]
        probabilities = np.array(model(images, training=False))
        for probability, label in zip(probabilities, labels):
            if np.argmax(probability) == np.argmax(label):
                correct += 1
            total += 1
    print(f"{correct} of {total} images are correct")
    return correct / total
