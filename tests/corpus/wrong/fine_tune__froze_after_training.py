"""Trained all layers, and froze those that were to stand still afterwards.

exercise: fine_tune
fails: unfrozen_layers_move
misconception: moved-frozen-layers
"""

import keras


def fine_tune(model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10):
    flags = [layer.trainable for layer in model.layers]
    for layer in model.layers:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
    for index, layer in enumerate(model.layers):
        layer.trainable = flags[index] or index < n_layers
    return history
