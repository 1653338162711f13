"""Took a loss for class numbers on one-hot labels.

exercise: train
fails: train_returns_the_history
misconception: sparse-loss
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
