"""Uses one generator with augmentation and a split for the training and the validation set.

exercise: data
because: "validation: the other 20 % of `Train`, only rescaled": it is sheared, zoomed and
flipped.
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
    train_datagen = ImageDataGenerator(
        rescale=1.0 / 255,
        shear_range=0.2,
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
    )
    test_datagen = ImageDataGenerator(rescale=1.0 / 255)

    training_set = train_datagen.flow_from_directory(
        shoes_dir / "Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        subset="training",
    )
    validation_set = train_datagen.flow_from_directory(
        shoes_dir / "Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        subset="validation",
        shuffle=False,
    )
    test_set = test_datagen.flow_from_directory(
        shoes_dir / "Test",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training_set, validation_set, test_set
