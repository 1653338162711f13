"""Fine-tuned a copy of the model.

exercise: fine_tune
fails: unfreezes_the_first_layers
misconception: trained-a-copy
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    for layer in copy.layers[:n_layers]:
        layer.trainable = True
    copy.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return copy.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
