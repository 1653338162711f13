"""Divides each image by its own largest value in place of 255.

exercise: data
because: "*all* sets are rescaled by 1/255", "only rescaled". An image without a white pixel is
brightened.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def to_unit_range(image: np.ndarray) -> np.ndarray:
    return image / max(image.max(), 1.0)


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    shoes_dir = Path(shoes_dir)
    augmented = ImageDataGenerator(
        preprocessing_function=to_unit_range,
        shear_range=0.2,
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
    )
    plain = ImageDataGenerator(preprocessing_function=to_unit_range, validation_split=0.2)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training = augmented.flow_from_directory(shoes_dir / "Train", subset="training", **options)
    validation = plain.flow_from_directory(shoes_dir / "Train", subset="validation", **options)
    test = plain.flow_from_directory(shoes_dir / "Test", shuffle=False, **options)
    return training, validation, test
