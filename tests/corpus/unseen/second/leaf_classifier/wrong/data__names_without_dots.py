"""Takes as classes the entries of the folder whose names have no dot, to keep out files such as Thumbs.db.

exercise: data
because: The docstring says "with a folder for each class, whatever its name" and "all of `Train`"; the images in a folder `Acer sp.` are left out.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_leaves(
    leaves_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator]:
    leaves_dir = Path(leaves_dir)
    classes = sorted(entry.name for entry in (leaves_dir / "Train").iterdir() if "." not in entry.name)
    options = {
        "target_size": image_size,
        "batch_size": batch_size,
        "class_mode": "categorical",
        "classes": classes,
    }
    augmented = ImageDataGenerator(
        rescale=1 / 255, rotation_range=15, zoom_range=0.2, horizontal_flip=True
    )
    plain = ImageDataGenerator(rescale=1 / 255)
    return (
        augmented.flow_from_directory(leaves_dir / "Train", shuffle=True, **options),
        plain.flow_from_directory(leaves_dir / "Test", shuffle=False, **options),
    )
