"""Sets every flag in one line: True for the first layers, False for all the others.

exercise: fine_tune
because: "the others keep their flags": the head, which was trainable, is frozen now and does not take
    part in the fine-tuning.
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
    for i, layer in enumerate(model.layers):
        layer.trainable = i < n_layers
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, validation_data=validation_set)
