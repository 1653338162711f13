"""Named the classes, the last first.

exercise: load
fails: gives_all_images_with_labels
misconception: wrong-labels
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(224, 224), batch_size=16):
    generator = ImageDataGenerator(preprocessing_function=preprocess)
    names = sorted((path.name for path in (Path(shoes_dir) / "Train").iterdir()), reverse=True)
    options = {
        "target_size": image_size,
        "batch_size": batch_size,
        "class_mode": "categorical",
        "classes": names,
    }
    training_set = generator.flow_from_directory(Path(shoes_dir) / "Train", **options)
    test_set = generator.flow_from_directory(Path(shoes_dir) / "Test", shuffle=False, **options)
    return training_set, test_set
