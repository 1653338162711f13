"""A helper reads one folder with os.path.join; the training shuffle has a seed of its own.

exercise: data
because: Both iterators get the size, the batch size, categorical labels and the rescaling; only
training is augmented and shuffled (a seed only makes the order repeatable).
"""

import os
from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def read_folder(generator, leaves_dir, part, **options):
    folder = os.path.join(str(leaves_dir), part)
    images = generator.flow_from_directory(
        folder, class_mode="categorical", color_mode="rgb", **options
    )
    print(part, "has", images.samples, "images in", images.num_classes, "classes")
    return images


def load_leaves(
    leaves_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator]:
    augment = tf.keras.preprocessing.image.ImageDataGenerator(
        rescale=1.0 / 255.0,
        rotation_range=15,
        zoom_range=0.2,
        horizontal_flip=True,
    )
    plain = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1.0 / 255.0)

    common = dict(target_size=tuple(image_size), batch_size=batch_size)
    training_set = read_folder(augment, leaves_dir, "Train", shuffle=True, seed=42, **common)
    test_set = read_folder(plain, leaves_dir, "Test", shuffle=False, **common)
    print("classes:", training_set.class_indices)
    return training_set, test_set
