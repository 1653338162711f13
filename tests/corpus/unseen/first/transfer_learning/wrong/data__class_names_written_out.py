"""Lists the two classes by name, to be sure of their order.

exercise: data
because: "with a folder for each class, whatever its name": with other folders (or a third one) images are silently not found.
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    shoes_dir = Path(shoes_dir)
    classes = ["Heels", "Oxfords"]
    augment = ImageDataGenerator(
        rescale=1 / 255, shear_range=0.2, zoom_range=0.2, horizontal_flip=True, validation_split=0.2
    )
    plain = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)
    common = dict(
        target_size=image_size, batch_size=batch_size, class_mode="categorical", classes=classes
    )
    training = augment.flow_from_directory(shoes_dir / "Train", subset="training", **common)
    validation = plain.flow_from_directory(shoes_dir / "Train", subset="validation", **common)
    test = plain.flow_from_directory(shoes_dir / "Test", shuffle=False, **common)
    return training, validation, test
