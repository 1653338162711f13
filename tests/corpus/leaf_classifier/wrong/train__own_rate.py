"""Keeps Adam's own rate.

exercise: train
fails: steps_are_those_of_adam
misconception: ignored-rate
"""


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer="adam",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, verbose=2)
