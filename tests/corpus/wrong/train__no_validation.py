"""Gave no validation images.

exercise: train
fails: validation_is_in_the_history
misconception: no-validation
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, epochs=epochs, verbose=0)
