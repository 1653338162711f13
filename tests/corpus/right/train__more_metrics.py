"""More is measured than was asked for.

exercise: train
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy", "mse"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
