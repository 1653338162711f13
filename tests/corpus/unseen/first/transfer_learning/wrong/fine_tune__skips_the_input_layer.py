"""Starts counting after layer 0, since an input "is not a real layer".

exercise: fine_tune
because: "The first `n_layers` entries of `model.layers`, numbered as `describe_layers` numbers them":
    one layer too many moves; with n_layers=3 the second convolution is trained, which should not be.
"""

import keras
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator


def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    n_layers: int = 4,
    learning_rate: float = 1e-5,
    epochs: int = 10,
) -> keras.callbacks.History:
    real_layers = [layer for layer in model.layers if not isinstance(layer, layers.InputLayer)]
    for layer in real_layers[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, validation_data=validation_set)
