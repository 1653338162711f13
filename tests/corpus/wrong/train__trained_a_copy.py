"""Trained a copy of the model.

exercise: train
fails: head_moves
misconception: trained-a-copy
"""

import keras


def train_head(model, training_set, validation_set, epochs=10):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return copy.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
