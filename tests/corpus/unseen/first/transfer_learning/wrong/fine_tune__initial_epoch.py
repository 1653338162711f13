"""Pastes initial_epoch from the TensorFlow tutorial, but forgets to add it to epochs.

exercise: fine_tune
because: "Unfreeze the first layers and train on", for `epochs` epochs: after a head that was trained
    for ten epochs, fit(initial_epoch=10, epochs=10) trains none, and the History is empty.
"""

import keras
from tensorflow.keras.preprocessing.image import DirectoryIterator


def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    n_layers: int = 4,
    learning_rate: float = 1e-5,
    epochs: int = 10,
) -> keras.callbacks.History:
    for layer in model.layers[:n_layers]:
        layer.trainable = True

    # continue where train_head stopped
    previous = getattr(model, "history", None)
    epochs_done = len(previous.epoch) if previous is not None else 0

    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(
        training_set,
        epochs=epochs,
        initial_epoch=epochs_done,
        validation_data=validation_set,
    )
