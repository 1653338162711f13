"""Gave epochs another default, for longer training.

exercise: fine_tune
fails: still_tells_unseen_shoes_apart
misconception: other-default
"""

import keras


def fine_tune(model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=12):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
