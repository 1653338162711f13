"""Turned the degrees of the shear into radians.

exercise: data
fails: augments_as_asked
misconception: too-little-shear
"""

import math
from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    augmented = ImageDataGenerator(
        rescale=1 / 255,
        shear_range=math.radians(0.2),
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
    )
    plain = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)
    train_dir, test_dir = Path(shoes_dir) / "Train", Path(shoes_dir) / "Test"
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = augmented.flow_from_directory(train_dir, subset="training", **options)
    validation_set = plain.flow_from_directory(train_dir, subset="validation", **options)
    test_set = plain.flow_from_directory(test_dir, shuffle=False, **options)
    return training_set, validation_set, test_set
