"""The folder names are joined with / on leaves_dir as it comes.

exercise: data
because: A str cannot be divided by a str (TypeError); the signature says "leaves_dir: str |
Path".
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_leaves(
    leaves_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator]:
    train_gen = ImageDataGenerator(
        rescale=1 / 255, rotation_range=15, zoom_range=0.2, horizontal_flip=True
    )
    test_gen = ImageDataGenerator(rescale=1 / 255)
    train = train_gen.flow_from_directory(
        leaves_dir / "Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=True,
    )
    test = test_gen.flow_from_directory(
        leaves_dir / "Test",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return train, test
