"""Shuffled both sets.

exercise: load
fails: shuffles_the_training_set_alone
misconception: shuffled-test
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(224, 224), batch_size=16):
    generator = ImageDataGenerator(preprocessing_function=preprocess)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = generator.flow_from_directory(Path(shoes_dir) / "Train", **options)
    test_set = generator.flow_from_directory(Path(shoes_dir) / "Test", **options)
    return training_set, test_set
