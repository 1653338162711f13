"""Validates on the first batch of the validation set.

exercise: fine_tune
fails: fine_tune_validates_on_the_validation_images
misconception: validated-on-other-images
"""

import keras


def fine_tune(model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set[0], epochs=epochs, verbose=0)
