"""Converts the 15 degrees to radians, as NumPy's sin and cos would want them.

exercise: data
because: "with a rotation range of 15 degrees": Keras takes degrees, so the pictures turn by a quarter of a degree at most.
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
    leaves_dir = Path(leaves_dir)
    train_datagen = ImageDataGenerator(
        rescale=1 / 255,
        rotation_range=np.deg2rad(15),
        zoom_range=0.2,
        horizontal_flip=True,
    )
    test_datagen = ImageDataGenerator(rescale=1 / 255)
    training_set = train_datagen.flow_from_directory(
        leaves_dir / "Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=True,
    )
    test_set = test_datagen.flow_from_directory(
        leaves_dir / "Test",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training_set, test_set
