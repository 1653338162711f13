"""Trains a copy of the model.

exercise: train
fails: all_layers_learn
misconception: not-trained
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model = keras.models.clone_model(model)
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, verbose=2)
