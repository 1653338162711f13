"""Trains for thirty epochs, whatever is asked.

exercise: train
fails: trains_the_epochs_asked, trains_other_networks
misconception: ignored-epochs
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=30, verbose=2)
