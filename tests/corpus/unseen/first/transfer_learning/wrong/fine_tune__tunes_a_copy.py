"""Careful in the wrong place: copies the model with its weights and fine-tunes the copy.

exercise: fine_tune
because: "Unfreeze the first layers and train on": `model` itself is neither unfrozen nor trained, so
    `test_accuracy(model, test_set)` in the next cell measures the model of before.
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
    # layers are shared between models, so work on a copy
    tuned = keras.models.clone_model(model)
    tuned.set_weights(model.get_weights())
    for old, new in zip(model.layers, tuned.layers):
        new.trainable = old.trainable
    for layer in tuned.layers[:n_layers]:
        layer.trainable = True
    tuned.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return tuned.fit(training_set, epochs=epochs, validation_data=validation_set)
