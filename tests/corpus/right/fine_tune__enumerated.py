"""Flags are set in one pass over all layers, kept where they were.

exercise: fine_tune
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    for position, layer in enumerate(model.layers):
        layer.trainable = layer.trainable or position < n_layers
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
