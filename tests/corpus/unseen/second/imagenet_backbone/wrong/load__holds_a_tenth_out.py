"""Keeps a tenth of each class of Train out, as one does for validation.

exercise: load
because: The docstring says "training, all of `Train`"; from ten images of a class on, the first tenth of them is missing.
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
    shoes_dir = Path(shoes_dir)
    training_generator = ImageDataGenerator(
        preprocessing_function=preprocess, validation_split=0.1
    )
    test_generator = ImageDataGenerator(preprocessing_function=preprocess)
    training = training_generator.flow_from_directory(
        str(shoes_dir / "Train"),
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        subset="training",
        shuffle=True,
    )
    test = test_generator.flow_from_directory(
        str(shoes_dir / "Test"),
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training, test
