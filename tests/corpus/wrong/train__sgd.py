"""Trained with sgd.

exercise: train
fails: steps_are_those_of_nadam
misconception: other-optimizer
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
