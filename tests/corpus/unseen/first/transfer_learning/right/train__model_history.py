"""Old Keras habits: positional arguments for compile and fit, and the History taken from model.history.

exercise: train
because: nadam, categorical cross-entropy, accuracy; validated after each epoch; `model.history` is the
    very object that `fit` returns.
"""

import keras
from tensorflow.keras.preprocessing.image import DirectoryIterator


def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    model.compile("nadam", "categorical_crossentropy", metrics=["accuracy"])
    model.fit(
        training_set,
        None,
        None,
        epochs,
        validation_data=validation_set,
        validation_freq=1,
        shuffle=True,
        verbose=0,
    )
    return model.history
