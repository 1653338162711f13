"""Returned the model instead of the History.

exercise: train
fails: train_returns_the_history
misconception: returned-the-model
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
    return model
