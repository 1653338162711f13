"""Trained a copy.

exercise: tune
fails: moves_what_may_learn
misconception: trained-a-copy
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return copy.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
