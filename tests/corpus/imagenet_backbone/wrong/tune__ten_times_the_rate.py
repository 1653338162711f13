"""Multiplied the rate by ten, as the default seemed slow.

exercise: tune
fails: goes_gently
misconception: other-rate
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=10 * learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
