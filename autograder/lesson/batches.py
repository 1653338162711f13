"""The lesson's image iterators, as the judge makes them for a student's function."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator

RESCALE = 1 / 255
AUGMENTATION: dict[str, Any] = {"shear_range": 0.2, "zoom_range": 0.2, "horizontal_flip": True}


def iterate(
    folder: Path,
    *,
    image_size: tuple[int, int] = (64, 64),
    batch_size: int = 8,
    shuffle: bool = False,
    augment: bool = False,
    split: float = 0.0,
    part: str = "training",
    classes: Sequence[str] = (),
    seed: int | None = None,
) -> DirectoryIterator:
    """Batches of `(batch, height, width, 3)` float32 in [0, 1] with one-hot labels.

    Classes are numbered in the order of `classes`, without it alphabetically.
    """
    generator = ImageDataGenerator(
        rescale=RESCALE, validation_split=split, **(AUGMENTATION if augment else {})
    )
    return generator.flow_from_directory(
        folder,
        target_size=image_size,
        classes=list(classes) or None,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=shuffle,
        subset=part if split else None,
        seed=seed,
    )
