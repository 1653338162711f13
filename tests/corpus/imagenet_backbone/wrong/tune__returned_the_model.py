"""Returned the model.

exercise: tune
fails: returns_the_history
misconception: returned-the-model
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
    return model
