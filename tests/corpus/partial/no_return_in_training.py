"""Trained, and returned nothing.

rest: stubs
earns: freeze 10, train 0
"""

import keras


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    """Freeze all but the last layers of a model.

    The last `n_trainable` entries of `model.layers` become trainable, all before them frozen.
    Return the same model.
    """
    first_trainable = len(model.layers) - n_trainable
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= first_trainable
    return model


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
