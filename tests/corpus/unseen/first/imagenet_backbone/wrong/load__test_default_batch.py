"""Forgets batch_size for the test images, so that they come in Keras's default of 32.

exercise: load
because: "Return two iterators that give batches of `batch_size` images": the second one does not.
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (224, 224), batch_size: int = 16
) -> tuple[DirectoryIterator, DirectoryIterator]:
    shoes_dir = Path(shoes_dir)
    train_datagen = ImageDataGenerator(preprocessing_function=preprocess)
    test_datagen = ImageDataGenerator(preprocessing_function=preprocess)

    training_set = train_datagen.flow_from_directory(
        shoes_dir / "Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=True,
    )
    test_set = test_datagen.flow_from_directory(
        shoes_dir / "Test",
        target_size=image_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training_set, test_set
