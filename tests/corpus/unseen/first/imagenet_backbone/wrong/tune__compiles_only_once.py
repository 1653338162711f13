"""Compiles only a model that was not compiled before, and otherwise just sets the learning rate.

exercise: tune
because: "Compile again after the flags have changed", "Compile with the optimizer Adam": a model compiled earlier keeps its
    optimizer, its loss and its old set of moving weights.
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    if getattr(model, "optimizer", None) is None:
        model.compile(
            optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
            loss="categorical_crossentropy",
            metrics=["accuracy"],
        )
    else:
        # compiled already: compiling again would throw away the state of the optimizer
        model.optimizer.learning_rate = learning_rate
    return model.fit(training_set, validation_data=validation_set, epochs=epochs)
