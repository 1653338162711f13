"""Stops within the epochs given, where the accuracy does not grow any more.

exercise: train
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    stop = keras.callbacks.EarlyStopping(monitor="accuracy", patience=10)
    return model.fit(training_set, epochs=epochs, callbacks=[stop], verbose=2)
