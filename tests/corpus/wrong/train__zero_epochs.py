"""Trained for no epoch at all.

exercise: train
fails: train_returns_the_history
misconception: never-fitted
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=0, verbose=0)
