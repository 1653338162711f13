"""Took the squared error as loss.

exercise: train
fails: loss_is_crossentropy
misconception: other-loss
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="mse", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
