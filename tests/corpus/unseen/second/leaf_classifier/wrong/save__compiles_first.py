"""Compiles a model that is not compiled before it saves it, so that Keras does not warn of missing training settings.

exercise: save
because: The docstring says "Leave the model as it is"; a model that came uncompiled has an optimizer and a loss afterwards.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def save_classifier(model: keras.Model, path: str | Path) -> None:
    if not model.compiled:
        model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    model.save(str(path))
