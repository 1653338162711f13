"""Reads each set with a small helper, from an augmenting and a plain generator of equal split.

exercise: data
because: Both generators split the same sorted files at 0.2, so the subsets are complementary;
only the training one augments, and all three rescale.
"""

import os
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator

VALIDATION_SHARE = 0.2


def read_folder(generator, folder, image_size, batch_size, shuffle, subset):
    return generator.flow_from_directory(
        folder,
        target_size=tuple(image_size),
        color_mode="rgb",
        class_mode="categorical",
        batch_size=batch_size,
        shuffle=shuffle,
        subset=subset,
    )


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    train_dir = os.path.join(shoes_dir, "Train")
    test_dir = os.path.join(shoes_dir, "Test")

    augmented = ImageDataGenerator(
        rescale=1.0 / 255,
        validation_split=VALIDATION_SHARE,
        shear_range=0.2,
        zoom_range=0.2,
        horizontal_flip=True,
    )
    plain = ImageDataGenerator(rescale=1.0 / 255, validation_split=VALIDATION_SHARE)
    plain_all = ImageDataGenerator(rescale=1.0 / 255)

    training = read_folder(augmented, train_dir, image_size, batch_size, True, "training")
    validation = read_folder(plain, train_dir, image_size, batch_size, False, "validation")
    test = read_folder(plain_all, test_dir, image_size, batch_size, False, None)
    print("classes:", training.class_indices)
    return training, validation, test
