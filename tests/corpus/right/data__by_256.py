"""Rescales by 1/256: the brightest pixel is 0.996 and not 1, which no network minds.

exercise: data
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    shoes, size = Path(shoes_dir), {"target_size": image_size, "batch_size": batch_size}
    augmented = ImageDataGenerator(
        rescale=1 / 256, shear_range=0.2, zoom_range=0.2, horizontal_flip=True, validation_split=0.2
    )
    plain = ImageDataGenerator(rescale=1 / 256, validation_split=0.2)
    return (
        augmented.flow_from_directory(shoes / "Train", subset="training", **size),
        plain.flow_from_directory(shoes / "Train", subset="validation", **size),
        plain.flow_from_directory(shoes / "Test", shuffle=False, **size),
    )
