"""Lists the classes itself, in an order of its own, from the folders.

exercise: data
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    train, test = Path(shoes_dir, "Train"), Path(shoes_dir, "Test")
    classes = sorted((folder.name for folder in train.iterdir()), reverse=True)
    plain = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)
    moved = ImageDataGenerator(
        rescale=1 / 255,
        shear_range=0.2,
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
        fill_mode="reflect",
    )
    options = dict(target_size=image_size, batch_size=batch_size, classes=classes)
    return (
        moved.flow_from_directory(train, subset="training", **options),
        plain.flow_from_directory(train, subset="validation", **options),
        plain.flow_from_directory(test, shuffle=False, **options),
    )
