"""A loop over positions, and a loss as an object.

exercise: fine_tune
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    for index in range(n_layers):
        model.get_layer(index=index).trainable = True
    adam = keras.optimizers.Adam(learning_rate)
    loss = keras.losses.CategoricalCrossentropy()
    model.compile(adam, loss, metrics=["accuracy"])
    history = model.fit(
        training_set, validation_data=validation_set, epochs=epochs, verbose=0
    )
    return history
