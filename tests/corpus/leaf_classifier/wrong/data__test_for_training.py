"""Reads the training images for the test.

exercise: data
fails: gives_two_sets
misconception: other-folder
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_leaves(leaves_dir, image_size=(64, 64), batch_size=8):
    augmented = ImageDataGenerator(
        rescale=1 / 255, rotation_range=15, zoom_range=0.2, horizontal_flip=True
    )
    plain = ImageDataGenerator(rescale=1 / 255)

    folder = Path(leaves_dir)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = augmented.flow_from_directory(folder / "Train", **options)
    test_set = plain.flow_from_directory(folder / "Train", shuffle=False, **options)
    return training_set, test_set
