"""Makes one generator, draws the test set from it, then switches augmentation on and draws the training set.

exercise: data
because: "test: all of Test, only rescaled": both iterators hold the same generator object, so the test images are augmented too when they are drawn later.
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
    options = dict(target_size=image_size, batch_size=batch_size, class_mode="categorical")
    generator = ImageDataGenerator(rescale=1.0 / 255)

    # first the test set, while there is no augmentation
    test_set = generator.flow_from_directory(
        f"{leaves_dir}/Test", shuffle=False, **options
    )

    # now switch the augmentation on for the training set
    generator.rotation_range = 15
    generator.zoom_range = [0.8, 1.2]
    generator.horizontal_flip = True
    training_set = generator.flow_from_directory(
        f"{leaves_dir}/Train", shuffle=True, **options
    )
    return training_set, test_set
