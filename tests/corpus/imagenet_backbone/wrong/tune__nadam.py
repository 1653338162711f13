"""Took Nadam.

exercise: tune
fails: steps_are_those_of_adam
misconception: other-optimizer
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    model.compile(
        optimizer=keras.optimizers.Nadam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
