"""Compiles only a model that is not compiled yet, "to keep the state of the optimizer".

exercise: train
because: "Compile a model and train it. Use the optimizer nadam, categorical cross-entropy ...": a
    model that was compiled before (say with SGD, or before its flags changed) is trained as it was.
"""

import keras
from tensorflow.keras.preprocessing.image import DirectoryIterator


def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    if not model.compiled:
        model.compile(
            optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"]
        )
    return model.fit(training_set, epochs=epochs, validation_data=validation_set)
