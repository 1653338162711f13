"""Let the learning rate climb tenfold with every epoch after the second.

exercise: fine_tune
fails: still_tells_unseen_shoes_apart
misconception: low-accuracy
"""

import keras


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    climb = keras.callbacks.LearningRateScheduler(
        lambda epoch: learning_rate * 10.0 ** max(0, epoch - 1)
    )
    return model.fit(
        training_set,
        validation_data=validation_set,
        epochs=epochs,
        callbacks=[climb],
        verbose=0,
    )
