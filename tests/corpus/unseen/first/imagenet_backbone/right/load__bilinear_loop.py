"""Loops over the two folders with one generator, os.path.join and bilinear resizing.

exercise: load
because: both iterators have `preprocess` alone, categorical labels, the size and the batch size asked for; only Train is
    shuffled. How the pictures are resized is not prescribed.
"""

import os

from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def load_shoes(shoes_dir, image_size=(224, 224), batch_size=16):
    reader = ImageDataGenerator(preprocessing_function=lambda picture: preprocess(picture))
    iterators = []
    for folder in ("Train", "Test"):
        iterators.append(
            reader.flow_from_directory(
                os.path.join(str(shoes_dir), folder),
                target_size=tuple(image_size),
                color_mode="rgb",
                class_mode="categorical",
                batch_size=batch_size,
                shuffle=folder == "Train",
                seed=42,
                interpolation="bilinear",
            )
        )
    return tuple(iterators)
