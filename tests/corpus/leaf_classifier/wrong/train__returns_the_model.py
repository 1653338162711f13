"""Returns the model.

exercise: train
fails: gives_the_history
misconception: returned-the-model
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(training_set, epochs=epochs, verbose=2)
    return model
