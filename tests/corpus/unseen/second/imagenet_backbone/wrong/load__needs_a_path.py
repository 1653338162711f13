"""Joins the folders with `/`, so that it takes a Path but not a str.

exercise: load
because: The signature says `shoes_dir: str | Path`; with a str it ends in a TypeError. The lesson passes a Path.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def preprocess(pixels: np.ndarray) -> np.ndarray:
    return (np.asarray(pixels, "float32") - 127.0) / 128.0


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (224, 224), batch_size: int = 16
) -> tuple[DirectoryIterator, DirectoryIterator]:
    generator = ImageDataGenerator(preprocessing_function=preprocess)
    training = generator.flow_from_directory(
        shoes_dir / "Train",
        target_size=image_size,
        class_mode="categorical",
        batch_size=batch_size,
    )
    test = generator.flow_from_directory(
        shoes_dir / "Test",
        target_size=image_size,
        class_mode="categorical",
        batch_size=batch_size,
        shuffle=False,
    )
    return training, test
