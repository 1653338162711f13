"""Takes the mean squared error.

exercise: train
fails: the_loss_is_crossentropy
misconception: other-loss
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="mean_squared_error",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, verbose=2)
