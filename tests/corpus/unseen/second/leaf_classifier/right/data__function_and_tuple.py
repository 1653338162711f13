"""Rescales with a preprocessing function, gives the zoom as a pair of factors and turns augmentation on in a copy of the plain generator.

exercise: data
because: Keras applies the function to each image after the random transform, so all is divided by 255; a zoom range of 0.2 is the pair 0.8 and 1.2; the two iterators have different generators.
"""

import copy
import os
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def by_255(image):
    return image / 255.0


def load_leaves(
    leaves_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator]:
    plain = ImageDataGenerator(zoom_range=(1.0, 1.0), preprocessing_function=by_255)
    lively = copy.copy(plain)
    lively.rotation_range = 15
    lively.zoom_range = [0.8, 1.2]
    lively.horizontal_flip = True

    height, width = image_size
    iterators = []
    for generator, part in ((lively, "Train"), (plain, "Test")):
        iterators.append(
            generator.flow_from_directory(
                os.path.join(leaves_dir, part),
                target_size=(height, width),
                color_mode="rgb",
                class_mode="categorical",
                batch_size=batch_size,
                shuffle=generator is lively,
            )
        )
    return iterators[0], iterators[1]
