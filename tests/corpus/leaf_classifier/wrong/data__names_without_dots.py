"""Takes a name with a dot for that of a file.

exercise: data
fails: obeys_sizes_and_classes
misconception: wrong-images
"""

import os

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_leaves(leaves_dir, image_size=(64, 64), batch_size=8):
    names = sorted(name for name in os.listdir(f"{leaves_dir}/Train") if "." not in name)
    options = {"target_size": image_size, "batch_size": batch_size, "classes": names}
    augmented = ImageDataGenerator(
        rescale=1 / 255, rotation_range=15, zoom_range=0.2, horizontal_flip=True
    )
    training_set = augmented.flow_from_directory(f"{leaves_dir}/Train", **options)
    plain = ImageDataGenerator(rescale=1 / 255)
    test_set = plain.flow_from_directory(f"{leaves_dir}/Test", shuffle=False, **options)
    return training_set, test_set
