"""Writes every argument out, with a seed, and rescales by 1/256.

exercise: data
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_leaves(leaves_dir, image_size=(64, 64), batch_size=8):
    generator = ImageDataGenerator(
        rescale=1 / 256, rotation_range=15.0, zoom_range=[0.8, 1.2], horizontal_flip=True
    )
    training_set = generator.flow_from_directory(
        f"{leaves_dir}/Train", target_size=image_size, batch_size=batch_size, seed=3
    )
    test_set = ImageDataGenerator(rescale=1 / 256).flow_from_directory(
        f"{leaves_dir}/Test", target_size=image_size, batch_size=batch_size, shuffle=False
    )
    return training_set, test_set
