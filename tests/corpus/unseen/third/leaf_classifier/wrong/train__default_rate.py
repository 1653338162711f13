"""The optimizer is the string "adam", and learning_rate is never used.

exercise: train
because: It trains at 0.001 whatever is asked for; the text says "Use the optimizer Adam at
`learning_rate`".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def train_classifier(
    model: keras.Model,
    training_set: DirectoryIterator,
    epochs: int = 30,
    learning_rate: float = 0.002,
) -> keras.callbacks.History:
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(training_set, epochs=epochs)
    return history
