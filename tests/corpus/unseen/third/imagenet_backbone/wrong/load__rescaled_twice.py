"""Gives the generators both rescale=1/255 and the preprocessing function.

exercise: load
because: The text asks for images "preprocessed once"; these are divided by 255 again
after preprocess, and are all nearly 0.
"""

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
    shoes_dir = Path(shoes_dir)
    train_datagen = ImageDataGenerator(rescale=1.0 / 255, preprocessing_function=preprocess)
    test_datagen = ImageDataGenerator(rescale=1.0 / 255, preprocessing_function=preprocess)
    training_set = train_datagen.flow_from_directory(
        shoes_dir / "Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
    )
    test_set = test_datagen.flow_from_directory(
        shoes_dir / "Test",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training_set, test_set
