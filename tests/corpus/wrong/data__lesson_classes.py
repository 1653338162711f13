"""Named the lesson's classes where their folders are there.

exercise: data
fails: obeys_sizes_and_folders
misconception: named-classes
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    augmented = ImageDataGenerator(
        rescale=1 / 255, shear_range=0.2, zoom_range=0.2, horizontal_flip=True, validation_split=0.2
    )
    plain = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)
    train, test = Path(shoes_dir) / "Train", Path(shoes_dir) / "Test"
    known = ["Heels", "Oxfords"]
    classes = known if (train / "Heels").is_dir() else None
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    options["classes"] = classes
    return (
        augmented.flow_from_directory(train, subset="training", **options),
        plain.flow_from_directory(train, subset="validation", shuffle=False, **options),
        plain.flow_from_directory(test, shuffle=False, **options),
    )
