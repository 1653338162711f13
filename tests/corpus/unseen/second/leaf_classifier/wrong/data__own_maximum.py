"""Divides each image by its own brightest value in place of 255.

exercise: data
because: The lesson says "all of them are rescaled by 1/255" and of the test images "only rescaled"; a picture whose brightest value is 100 is stretched here by 1/100.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def to_unit(image):
    return image / max(float(image.max()), 1.0)


def load_leaves(
    leaves_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator]:
    leaves_dir = Path(leaves_dir)
    augmented = ImageDataGenerator(
        rotation_range=15,
        zoom_range=0.2,
        horizontal_flip=True,
        preprocessing_function=to_unit,
    )
    plain = ImageDataGenerator(preprocessing_function=to_unit)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = augmented.flow_from_directory(leaves_dir / "Train", shuffle=True, **options)
    test_set = plain.flow_from_directory(leaves_dir / "Test", shuffle=False, **options)
    return training_set, test_set
