"""Trains on the images of the test folder instead of its own.

must: it earns nothing
exercise: train
"""


def train_head(model, training_set, validation_set, epochs=10):
    folder = Path(training_set.directory).parent / "Test"
    images = ImageDataGenerator(rescale=1 / 255).flow_from_directory(folder, target_size=(64, 64))
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(images, validation_data=images, epochs=epochs, verbose=0)
