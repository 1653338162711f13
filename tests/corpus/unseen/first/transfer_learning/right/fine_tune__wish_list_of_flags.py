"""Over-engineer: works out the wanted flag of each layer first, then sets them all; optimizer by config.

exercise: fine_tune
because: each of the first n_layers is set to True and each other one to the flag it had; then compile
    with Adam at learning_rate, the loss and metric of train_head, and the History is returned.
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
    wanted = [i < n_layers or layer.trainable for i, layer in enumerate(model.layers)]
    for layer, flag in zip(model.layers, wanted, strict=True):
        if layer.trainable != flag:
            layer.trainable = flag

    adam = keras.optimizers.get(
        {"class_name": "Adam", "config": {"learning_rate": learning_rate}}
    )
    model.compile(
        loss=keras.losses.categorical_crossentropy,
        optimizer=adam,
        metrics=[keras.metrics.CategoricalAccuracy("accuracy")],
    )
    log = keras.callbacks.History()
    model.fit(
        x=training_set, validation_data=validation_set, epochs=epochs, verbose=0, callbacks=[log]
    )
    return log
