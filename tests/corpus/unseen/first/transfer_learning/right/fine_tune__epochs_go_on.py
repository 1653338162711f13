"""From the TensorFlow tutorial: the numbering of the epochs goes on where the last fit stopped.

exercise: fine_tune
because: fit runs from `start` to `start + epochs`, which is `epochs` epochs, and its History has as many
    entries; unfreezing, compiling and the rate are as asked, the other flags stay.
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
    earlier = getattr(model, "history", None)
    start = earlier.epoch[-1] + 1 if earlier is not None and earlier.epoch else 0

    for layer in model.layers[:n_layers]:
        layer.trainable = True

    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(
        training_set,
        initial_epoch=start,
        epochs=start + epochs,
        validation_data=validation_set,
    )
