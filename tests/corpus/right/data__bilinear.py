"""Has a generator for each set and another way to make images smaller.

exercise: data
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    def flow(folder, subset, shuffle, split, **augmentation):
        generator = ImageDataGenerator(
            preprocessing_function=lambda image: image / 255.0,
            validation_split=split,
            **augmentation,
        )
        return generator.flow_from_directory(
            f"{shoes_dir}/{folder}",
            target_size=tuple(image_size),
            batch_size=batch_size,
            class_mode="categorical",
            subset=subset,
            shuffle=shuffle,
            interpolation="bilinear",
        )

    return (
        flow("Train", "training", True, 0.2, shear_range=0.2, zoom_range=0.2, horizontal_flip=True),
        flow("Train", "validation", False, 0.2),
        flow("Test", None, False, 0.0),
    )
