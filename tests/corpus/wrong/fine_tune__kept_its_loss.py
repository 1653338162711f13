"""Went on with the loss that the model was compiled with before, if there was one.

exercise: fine_tune
fails: takes_the_rate_from_the_argument
misconception: other-loss
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss=model.loss or "categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
