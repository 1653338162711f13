"""Trains with nadam.

exercise: train
fails: steps_are_those_of_adam
misconception: other-optimizer
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Nadam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, verbose=2)
