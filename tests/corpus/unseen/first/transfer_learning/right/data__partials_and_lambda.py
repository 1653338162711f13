"""Functional style: everything in partials and one table of settings, returned from a generator expression.

exercise: data
because: 80/20 by the same validation_split, augmentation for training only, all rescaled, test complete and in the order of the files.
"""

import os
from functools import partial
from pathlib import Path

from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    make = partial(ImageDataGenerator, rescale=1.0 / 255.0)
    flow = partial(
        ImageDataGenerator.flow_from_directory,
        target_size=image_size,
        batch_size=batch_size,
        color_mode="rgb",
        class_mode="categorical",
    )
    augmentation = {"shear_range": 0.2, "zoom_range": 0.2, "horizontal_flip": True}
    table = (
        ("Train", {**augmentation, "validation_split": 0.2}, {"subset": "training", "seed": 42}),
        ("Train", {"validation_split": 0.2}, {"subset": "validation", "seed": 42}),
        ("Test", {}, {"shuffle": False}),
    )
    training, validation, test = (
        flow(make(**how), directory=os.path.join(shoes_dir, folder), **which)
        for folder, how, which in table
    )
    return training, validation, test
