"""Rescales with a preprocessing function, gives the zoom as a pair, and keeps validation in order.

exercise: data
because: The function divides by 255 after the augmentation, as `rescale` does; the pair is what
0.2 means; the text leaves open whether validation is shuffled.
"""

import os
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def divide(image: np.ndarray) -> np.ndarray:
    return np.clip(np.true_divide(image, 255.0), 0.0, 1.0).astype("float32")


def augmentation() -> dict:
    return {"shear_range": 0.2, "zoom_range": (0.8, 1.2), "horizontal_flip": True}


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    root = os.fspath(shoes_dir)
    parts = (
        ("Train", "training", True, augmentation()),
        ("Train", "validation", False, {}),
        ("Test", None, False, {}),
    )
    iterators = []
    for folder, subset, shuffle, changes in parts:
        if subset is not None:
            changes["validation_split"] = 0.2
        generator = ImageDataGenerator(preprocessing_function=divide, **changes)
        iterators.append(
            generator.flow_from_directory(
                os.path.join(root, folder),
                target_size=tuple(image_size),
                batch_size=batch_size,
                class_mode="categorical",
                color_mode="rgb",
                shuffle=shuffle,
                subset=subset,
            )
        )
    training, validation, test = iterators
    return training, validation, test
