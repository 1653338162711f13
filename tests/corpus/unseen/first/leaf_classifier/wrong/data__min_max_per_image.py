"""Scales every picture by its own minimum and maximum to fill [0, 1].

exercise: data
because: "all of them are rescaled by 1/255" and "test: all of Test, only rescaled": each picture is stretched differently, which changes its brightness and contrast.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def to_unit_range(image):
    """Normalise an image to [0, 1]."""
    low, high = np.min(image), np.max(image)
    return (image - low) / max(high - low, 1e-6)


def load_leaves(
    leaves_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator]:
    train_gen = ImageDataGenerator(
        preprocessing_function=to_unit_range,
        rotation_range=15,
        zoom_range=0.2,
        horizontal_flip=True,
    )
    test_gen = ImageDataGenerator(preprocessing_function=to_unit_range)
    train = train_gen.flow_from_directory(
        Path(leaves_dir) / "Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
    )
    test = test_gen.flow_from_directory(
        Path(leaves_dir) / "Test",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return train, test
