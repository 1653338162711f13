"""The optimizer is made from a dict.

exercise: fine_tune
"""

import keras


def fine_tune(model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    optimizer = keras.optimizers.get(
        {"class_name": "adam", "config": {"learning_rate": learning_rate}}
    )
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
