"""Writes the network down as a configuration and has Sequential.from_config make it.

exercise: build
because: from_config makes new layers with the named settings, defaults for the rest, and fresh weights; the input layer builds the model.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def build_classifier(
    n_classes: int,
    image_size: tuple[int, int] = (64, 64),
    n_blocks: int = 4,
    first_filters: int = 16,
) -> keras.Model:
    height, width = image_size

    def entry(class_name, **config):
        return {"class_name": class_name, "config": config}

    stack = [entry("InputLayer", batch_shape=(None, height, width, 3))]
    filters = first_filters
    for number in range(1, n_blocks + 1):
        stack += [
            entry(
                "Conv2D",
                name=f"conv_{number}",
                filters=filters,
                kernel_size=3,
                padding="same",
                activation="relu",
            ),
            entry("BatchNormalization", name=f"norm_{number}", momentum=0.9),
            entry("MaxPooling2D", name=f"pool_{number}"),
        ]
        filters += filters
    stack += [
        entry("GlobalAveragePooling2D", name="pool_all"),
        entry("Dropout", name="drop", rate=0.2),
        entry("Dense", name="classes", units=n_classes, activation="softmax"),
    ]
    return keras.Sequential.from_config({"name": "leaves", "layers": stack})
