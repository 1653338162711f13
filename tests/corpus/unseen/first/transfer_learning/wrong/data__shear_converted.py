"""Reads that shear_range is in degrees, takes 0.2 for radians, and converts it.

exercise: data
because: "with a shear range of 0.2" and "`shear_range` is in **degrees**: 0.2 leans an image by at most a fifth of a degree": here it is 11.5 degrees.
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    import math

    shear_in_degrees = math.degrees(0.2)  # Keras wants degrees
    train_datagen = ImageDataGenerator(
        rescale=1.0 / 255,
        shear_range=shear_in_degrees,
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
    )
    val_datagen = ImageDataGenerator(rescale=1.0 / 255, validation_split=0.2)
    test_datagen = ImageDataGenerator(rescale=1.0 / 255)

    training_set = train_datagen.flow_from_directory(
        f"{shoes_dir}/Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        subset="training",
        shuffle=True,
    )
    validation_set = val_datagen.flow_from_directory(
        f"{shoes_dir}/Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        subset="validation",
    )
    test_set = test_datagen.flow_from_directory(
        f"{shoes_dir}/Test",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training_set, validation_set, test_set
