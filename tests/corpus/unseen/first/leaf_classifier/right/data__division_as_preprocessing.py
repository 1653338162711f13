"""Divides by 255 in a preprocessing function, spells out the zoom limits and lists the class folders itself.

exercise: data
because: Dividing by 255 is rescaling by 1/255, [0.8, 1.2] is what a zoom range of 0.2 means, and the classes are the sorted folders of Train, whatever their names.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def divide(image: np.ndarray) -> np.ndarray:
    return image / 255.0


def load_leaves(
    leaves_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator]:
    root = Path(leaves_dir)
    names = sorted(folder.name for folder in (root / "Train").iterdir() if folder.is_dir())
    augment = {"rotation_range": 15, "zoom_range": [0.8, 1.2], "horizontal_flip": True}

    def read(part: str, **changes) -> DirectoryIterator:
        generator = ImageDataGenerator(preprocessing_function=divide, **changes)
        return generator.flow_from_directory(
            str(root / part),
            classes=names,
            target_size=tuple(image_size),
            batch_size=batch_size,
            shuffle=part == "Train",
        )

    return read("Train", **augment), read("Test")
