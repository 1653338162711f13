"""Validates on the first batch of the validation set.

exercise: train
fails: validates_on_the_validation_images
misconception: validated-on-other-images
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    first = next(iter(validation_set))
    return model.fit(training_set, validation_data=first, epochs=epochs, verbose=0)
