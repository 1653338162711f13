"""Solved everything, but rescaled twice and measured in per cent.

rest: solution
earns: data 16, measure 0
"""

from pathlib import Path

import numpy as np
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_leaves(leaves_dir, image_size=(64, 64), batch_size=8):
    augmented = ImageDataGenerator(
        rescale=1 / 255, rotation_range=15, zoom_range=0.2, horizontal_flip=True
    )
    plain = ImageDataGenerator(rescale=1 / 255, preprocessing_function=lambda image: image / 255)

    folder = Path(leaves_dir)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = augmented.flow_from_directory(folder / "Train", **options)
    test_set = plain.flow_from_directory(folder / "Test", shuffle=False, **options)
    return training_set, test_set


def measure_accuracy(model, dataset):
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    return float(100 * np.mean(predicted == dataset.classes))
