"""Did not compile.

exercise: train
fails: train_returns_the_history
misconception: not-compiled
"""


def train_head(model, training_set, validation_set, epochs=10):
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
