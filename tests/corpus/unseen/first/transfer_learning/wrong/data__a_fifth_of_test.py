"""Writes a helper that always passes a subset, so of the test folder only the 20 % 'validation' part is read.

exercise: data
because: "test: all of `Test`, only rescaled and not shuffled."
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    def read(folder, subset, shuffle, **augmentation):
        generator = ImageDataGenerator(rescale=1 / 255, validation_split=0.2, **augmentation)
        return generator.flow_from_directory(
            Path(shoes_dir) / folder,
            target_size=image_size,
            batch_size=batch_size,
            class_mode="categorical",
            subset=subset,
            shuffle=shuffle,
        )

    training = read(
        "Train", "training", True, shear_range=0.2, zoom_range=0.2, horizontal_flip=True
    )
    validation = read("Train", "validation", True)
    test = read("Test", "validation", False)
    return training, validation, test
