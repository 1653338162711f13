"""Compiled only what was not compiled before.

exercise: tune
fails: steps_are_those_of_adam
misconception: rate-forgotten
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    if not model.compiled:
        model.compile(
            optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
            loss="categorical_crossentropy",
            metrics=["accuracy"],
        )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
