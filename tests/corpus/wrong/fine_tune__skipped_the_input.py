"""Did not count the input that a Functional model lists.

exercise: fine_tune
fails: counts_as_the_table_counts
misconception: unfroze-another-number
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    counted = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    for layer in counted[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
