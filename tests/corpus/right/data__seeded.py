"""Uses one seed for everything, a list, and keywords throughout.

exercise: data
"""

import os

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    common = dict(rescale=1.0 / 255.0, validation_split=0.2)
    training = ImageDataGenerator(
        shear_range=0.2, zoom_range=[0.8, 1.2], horizontal_flip=True, **common
    )
    plain = ImageDataGenerator(**common)
    sets = []
    for generator, folder, part in (
        (training, "Train", "training"),
        (plain, "Train", "validation"),
        (plain, "Test", None),
    ):
        sets.append(
            generator.flow_from_directory(
                directory=os.path.join(shoes_dir, folder),
                target_size=image_size,
                batch_size=batch_size,
                subset=part,
                seed=42,
                shuffle=part is not None,
            )
        )
    return sets
