"""Uses a single generator and switches its augmentation off before reading validation and test; the training iterator holds the same generator and is no longer augmented either.

exercise: data
because: "training: 80 % of `Train`, with a shear range of 0.2, a zoom range of 0.2 and random horizontal flips"; "every time one is drawn, it is zoomed a little and perhaps mirrored".
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    datagen = ImageDataGenerator(
        rescale=1.0 / 255,
        shear_range=0.2,
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
    )
    options = {
        "target_size": image_size,
        "batch_size": batch_size,
        "class_mode": "categorical",
    }
    train_dir, test_dir = Path(shoes_dir, "Train"), Path(shoes_dir, "Test")

    training = datagen.flow_from_directory(train_dir, subset="training", shuffle=True, **options)

    # validation and test images must only be rescaled
    datagen.shear_range = 0.0
    datagen.zoom_range = [1.0, 1.0]
    datagen.horizontal_flip = False
    validation = datagen.flow_from_directory(train_dir, subset="validation", **options)
    test = datagen.flow_from_directory(test_dir, shuffle=False, **options)
    return training, validation, test
