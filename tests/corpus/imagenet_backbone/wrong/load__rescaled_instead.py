"""Rescaled by 255, as the leaf network wanted it.

exercise: load
fails: preprocesses_once
misconception: rescaled-instead
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(224, 224), batch_size=16):
    generator = ImageDataGenerator(rescale=1 / 255)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = generator.flow_from_directory(Path(shoes_dir) / "Train", **options)
    test_set = generator.flow_from_directory(Path(shoes_dir) / "Test", shuffle=False, **options)
    return training_set, test_set
