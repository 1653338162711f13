"""Left the batch size to Keras.

exercise: load
fails: takes_size_and_batch
misconception: ignored-batch-size
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(224, 224), batch_size=16):
    generator = ImageDataGenerator(preprocessing_function=preprocess)
    options = {"target_size": image_size, "class_mode": "categorical"}
    training_set = generator.flow_from_directory(Path(shoes_dir) / "Train", **options)
    test_set = generator.flow_from_directory(Path(shoes_dir) / "Test", shuffle=False, **options)
    return training_set, test_set
