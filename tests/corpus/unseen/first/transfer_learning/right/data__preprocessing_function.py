"""NumPy lover: divides by 255 in a preprocessing function instead of with rescale, and finds the classes alone.

exercise: data
because: The function is applied to every image after augmentation, so all three sets are in [0, 1]; the rest is as asked.
"""

from pathlib import Path

import numpy as np
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    root = Path(shoes_dir)
    classes = sorted(folder.name for folder in (root / "Train").iterdir() if folder.is_dir())

    def to_unit(image: np.ndarray) -> np.ndarray:
        return np.divide(image, 255.0, dtype=image.dtype)

    moving = ImageDataGenerator(
        preprocessing_function=to_unit,
        shear_range=0.2,
        zoom_range=[0.8, 1.2],
        horizontal_flip=True,
        validation_split=0.2,
    )
    still = ImageDataGenerator(preprocessing_function=to_unit, validation_split=0.2)
    sets = []
    for generator, folder, subset in (
        (moving, "Train", "training"),
        (still, "Train", "validation"),
        (still, "Test", None),
    ):
        sets.append(
            generator.flow_from_directory(
                str(root / folder),
                target_size=tuple(image_size),
                classes=classes,
                class_mode="categorical",
                batch_size=batch_size,
                subset=subset,
                shuffle=subset == "training",
            )
        )
    return tuple(sets)
