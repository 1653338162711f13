"""Makes a generator for each set and splits off validation images only in the second one.

exercise: data
because: "training: 80 % of `Train`": without a split of its own the training set has all of it,
the validation images too.
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
    train_path = Path(shoes_dir) / "Train"
    test_path = Path(shoes_dir) / "Test"
    options = dict(target_size=image_size, batch_size=batch_size, class_mode="categorical")

    train_generator = ImageDataGenerator(
        rescale=1 / 255, shear_range=0.2, zoom_range=0.2, horizontal_flip=True
    )
    validation_generator = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)
    test_generator = ImageDataGenerator(rescale=1 / 255)

    training = train_generator.flow_from_directory(train_path, shuffle=True, **options)
    validation = validation_generator.flow_from_directory(
        train_path, subset="validation", shuffle=False, **options
    )
    test = test_generator.flow_from_directory(test_path, shuffle=False, **options)
    return training, validation, test
