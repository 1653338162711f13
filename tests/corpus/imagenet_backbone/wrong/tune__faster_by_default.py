"""Made a rate ten times as high the default, to see something move.

exercise: tune
fails: steps_are_those_of_adam
misconception: other-default
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-4, epochs=3):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=2)
