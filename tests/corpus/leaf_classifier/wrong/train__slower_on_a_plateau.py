"""Lowers the rate where the loss does not fall.

exercise: train
fails: trains_other_networks
misconception: other-rate
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    slower = keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=0.5, patience=3)
    return model.fit(training_set, epochs=epochs, callbacks=[slower], verbose=2)
