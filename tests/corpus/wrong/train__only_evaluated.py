"""Measured the model instead of training it.

exercise: train
fails: train_returns_the_history
misconception: returned-something-else
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.evaluate(training_set, verbose=0)
