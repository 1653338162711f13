"""Read images without augmentation.

rest: stubs
solved: load
earns: data 11
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    plain = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)
    train_dir, test_dir = Path(shoes_dir) / "Train", Path(shoes_dir) / "Test"
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = plain.flow_from_directory(train_dir, subset="training", **options)
    validation_set = plain.flow_from_directory(train_dir, subset="validation", **options)
    test_set = plain.flow_from_directory(test_dir, shuffle=False, **options)
    return training_set, validation_set, test_set
