"""Reads both folders in a loop, with os.path and a dictionary of the settings they share.

exercise: load
because: Both iterators have the size, batch and labels asked for, one preprocess and nothing
else; only the training images are shuffled, with a seed.
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
    """Pixels from 0 to 255 as the backbone expects them, about -1 to 1."""
    return (np.asarray(pixels, "float32") - 127.0) / 128.0


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (224, 224), batch_size: int = 16
) -> tuple[DirectoryIterator, DirectoryIterator]:
    datagen = tf.keras.preprocessing.image.ImageDataGenerator(preprocessing_function=preprocess)
    common = dict(
        target_size=tuple(image_size),
        batch_size=batch_size,
        class_mode="categorical",
        color_mode="rgb",
        seed=42,
    )
    sets = []
    for folder in ["Train", "Test"]:
        path = os.path.join(shoes_dir, folder)
        print("reading", path)
        sets.append(datagen.flow_from_directory(path, shuffle=(folder == "Train"), **common))
    print("classes:", sets[0].class_indices)
    return sets[0], sets[1]
