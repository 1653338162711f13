"""Uses BinaryAccuracy, under the name accuracy, as the metric.

exercise: train
because: The text says "accuracy as metric", and accuracy is "the share of images that are classified correctly"; BinaryAccuracy counts single outputs against one half. With two softmax outputs it is the same, with three or more it is not.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    model.compile(
        optimizer=keras.optimizers.Nadam(),
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs)
