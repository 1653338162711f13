"""Feeds batch by batch into keras.metrics.CategoricalAccuracy, the model called directly.

exercise: measure
because: The metric counts images, not batches, compares the highest entries, and the model runs in inference mode uncompiled.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def measure_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    metric = keras.metrics.CategoricalAccuracy()
    for index in range(len(dataset)):
        images, one_hot = dataset[index]
        metric.update_state(one_hot, model(images, training=False))
    return float(metric.result())
