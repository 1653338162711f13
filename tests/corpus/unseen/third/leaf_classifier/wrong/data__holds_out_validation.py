"""A fifth of Train is set aside with validation_split, out of habit.

exercise: data
because: Only four fifths of the training images are given; the text says "training: all of
`Train`".
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
    train_datagen = ImageDataGenerator(
        rescale=1.0 / 255,
        rotation_range=15,
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
    )
    test_datagen = ImageDataGenerator(rescale=1.0 / 255)
    training_set = train_datagen.flow_from_directory(
        Path(leaves_dir) / "Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        subset="training",
    )
    test_set = test_datagen.flow_from_directory(
        Path(leaves_dir) / "Test",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training_set, test_set
