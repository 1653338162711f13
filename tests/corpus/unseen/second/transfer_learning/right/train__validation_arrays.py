"""Collects the validation set into two arrays first and validates on these.

exercise: train
because: All batches of the validation set, the short one as well, are in the arrays; it is only rescaled, so it is the same in each epoch. Optimizer, loss and metric are given as objects, with the learning rate that nadam has anyway, and the metric bears the name accuracy.
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
    batches = [validation_set[number] for number in range(len(validation_set))]
    images, labels = (np.concatenate(parts) for parts in zip(*batches))
    model.compile(
        keras.optimizers.Nadam(),
        keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return model.fit(
        training_set,
        epochs=epochs,
        validation_data=(images, labels),
        validation_batch_size=len(batches[0][0]),
    )
