"""Validates on the first batch of the validation set.

exercise: tune
fails: validates_on_all_validation_images
misconception: validated-on-other-images
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set[0], epochs=epochs, verbose=0)
