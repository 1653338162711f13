"""Makes both iterators in one comprehension, with explicit classes, a seed and a generator for each.

exercise: load
because: The classes are the folders of Train in the order Keras would take; a seed still shuffles, anew in each pass; `preprocess` is the only change of the pixels.
"""

import os
from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def preprocess(pixels: np.ndarray) -> np.ndarray:
    return (np.asarray(pixels, "float32") - 127.0) / 128.0


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (224, 224), batch_size: int = 16
) -> tuple[DirectoryIterator, DirectoryIterator]:
    root = Path(os.fspath(shoes_dir))
    names = sorted(entry.name for entry in (root / "Train").iterdir() if entry.is_dir())
    height, width = image_size
    shared = {
        "target_size": (height, width),
        "color_mode": "rgb",
        "classes": names,
        "class_mode": "categorical",
        "batch_size": batch_size,
        "seed": 11,
    }
    return tuple(
        ImageDataGenerator(
            preprocessing_function=lambda pixels: preprocess(pixels)
        ).flow_from_directory(os.path.join(root, part), shuffle=part == "Train", **shared)
        for part in ("Train", "Test")
    )
