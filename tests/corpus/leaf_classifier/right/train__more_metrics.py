"""Watches one more metric, and names the optimizer as an object with its own loss.

exercise: train
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=["accuracy", "precision"],
    )
    history = model.fit(training_set, epochs=epochs, verbose=0)
    return history
