"""One augmenting generator serves Train and Test alike.

exercise: data
because: The test images are turned and zoomed too; the text says "all of `Test`, only rescaled
and not shuffled".
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
    generator = ImageDataGenerator(
        rescale=1 / 255, rotation_range=15, zoom_range=0.2, horizontal_flip=True
    )
    training = generator.flow_from_directory(
        Path(leaves_dir) / "Train",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
    )
    test = generator.flow_from_directory(
        Path(leaves_dir) / "Test",
        target_size=image_size,
        batch_size=batch_size,
        class_mode="categorical",
        shuffle=False,
    )
    return training, test
