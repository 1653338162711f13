"""Uses binary cross-entropy, because there are two kinds of shoes.

exercise: train
because: The text says "categorical cross-entropy as loss".
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
    model.compile(optimizer="nadam", loss="binary_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, epochs=epochs, validation_data=validation_set)
