"""Trained for ten epochs, whatever was asked.

exercise: train
fails: trains_for_the_epochs_asked
misconception: ignored-epochs
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=10, verbose=0)
