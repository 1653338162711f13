"""The rate is set on the optimizer after it is made.

exercise: fine_tune
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    optimizer = keras.optimizers.get("adam")
    optimizer.learning_rate = learning_rate
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
