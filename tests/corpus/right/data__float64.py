"""The images are float64, and a helper makes the iterators.

exercise: data
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def generator(**augmentation):
    return ImageDataGenerator(
        rescale=1 / 255, validation_split=0.2, dtype="float64", **augmentation
    )


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    augmented = generator(shear_range=0.2, zoom_range=0.2, horizontal_flip=True)
    plain = generator()
    options = {"target_size": image_size, "batch_size": batch_size}
    train, test = Path(shoes_dir) / "Train", Path(shoes_dir) / "Test"
    return (
        augmented.flow_from_directory(train, subset="training", **options),
        plain.flow_from_directory(train, subset="validation", **options),
        plain.flow_from_directory(test, shuffle=False, **options),
    )
