"""Unfroze the layers after training.

exercise: fine_tune
fails: unfrozen_layers_move
misconception: no-recompile
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    return history
