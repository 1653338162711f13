"""Joins folders by a slash, which a text cannot.

exercise: data
fails: gives_two_sets
misconception: one-kind-of-path
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_leaves(leaves_dir, image_size=(64, 64), batch_size=8):
    training = ImageDataGenerator(
        rescale=1 / 255, rotation_range=20, zoom_range=0.1, horizontal_flip=True
    )
    given = {"target_size": image_size, "batch_size": batch_size}
    return (
        training.flow_from_directory(leaves_dir / "Train", **given),
        ImageDataGenerator(rescale=1 / 255).flow_from_directory(
            leaves_dir / "Test", shuffle=False, **given
        ),
    )
