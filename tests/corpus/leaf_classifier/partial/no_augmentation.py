"""Solved everything, but never augmented, and trained at a rate of its own.

rest: solution
earns: data 13, train 12
"""

from pathlib import Path

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_leaves(leaves_dir, image_size=(64, 64), batch_size=8):
    augmented = ImageDataGenerator(rescale=1 / 255)
    plain = ImageDataGenerator(rescale=1 / 255)

    folder = Path(leaves_dir)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = augmented.flow_from_directory(folder / "Train", **options)
    test_set = plain.flow_from_directory(folder / "Test", shuffle=False, **options)
    return training_set, test_set


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer="adam",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, verbose=2)
