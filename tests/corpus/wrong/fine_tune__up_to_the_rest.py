"""Ended the slice before the rest, which is no layer at all when all are asked for.

exercise: fine_tune
fails: counts_as_the_table_counts
misconception: unfroze-another-number
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    n_rest = len(model.layers) - n_layers
    for layer in model.layers[:-n_rest]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
