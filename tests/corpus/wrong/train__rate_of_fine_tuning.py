"""Trained the head at the rate of fine-tuning.

exercise: train
fails: steps_are_those_of_nadam
misconception: other-rate
"""

import keras


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer=keras.optimizers.Nadam(learning_rate=1e-5), loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
