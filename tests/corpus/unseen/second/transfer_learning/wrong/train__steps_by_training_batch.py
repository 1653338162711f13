"""Computes the number of validation steps from the batch size of the training set.

exercise: train
because: The text says "validate on all of `validation_set` after each epoch". When the validation set has smaller batches than the training set, only a part of it is used. In the lesson the sizes are equal.
"""

import math
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
    batch_size = training_set.batch_size
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        training_set,
        steps_per_epoch=math.ceil(training_set.samples / batch_size),
        validation_data=validation_set,
        validation_steps=math.ceil(validation_set.samples / batch_size),
        epochs=epochs,
    )
