"""Copies the trainable weights of the loaded model into a clean clone without a compile state.

exercise: load
because: "Return the model with its weights as they are in the file": the moving mean and variance of BatchNormalization are not trainable and stay at 0 and 1.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_classifier(path: str | Path) -> keras.Model:
    saved = keras.models.load_model(path)
    # a clean model, without the optimizer and the rest of the compile state
    model = keras.models.clone_model(saved)
    for fresh, old in zip(model.trainable_weights, saved.trainable_weights):
        fresh.assign(old)
    return model
