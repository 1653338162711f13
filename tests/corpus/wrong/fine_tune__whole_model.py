"""Set the flag on the model as a whole, where it was true all along.

exercise: fine_tune
fails: unfreezes_the_first_layers
misconception: unfroze-nothing
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    model.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
