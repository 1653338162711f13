"""Has 64 by 64 pixels as its default.

exercise: load
fails: takes_size_and_batch
misconception: ignored-image-size
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=16):
    generator = ImageDataGenerator(preprocessing_function=preprocess)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = generator.flow_from_directory(Path(shoes_dir) / "Train", **options)
    test_set = generator.flow_from_directory(Path(shoes_dir) / "Test", shuffle=False, **options)
    return training_set, test_set
