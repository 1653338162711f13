"""Held a tenth of the training images back, which small classes do not show.

exercise: load
fails: takes_size_and_batch
misconception: images-left-out
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(224, 224), batch_size=16):
    settings = {
        "target_size": image_size,
        "batch_size": batch_size,
        "class_mode": "categorical",
    }
    training = ImageDataGenerator(preprocessing_function=preprocess, validation_split=0.1)
    test = ImageDataGenerator(preprocessing_function=preprocess)
    root = Path(shoes_dir)
    return (
        training.flow_from_directory(root / "Train", subset="training", **settings),
        test.flow_from_directory(root / "Test", shuffle=False, **settings),
    )
