"""The optimizer's name is written with a capital letter, its rate given.

exercise: train
"""

import keras


def train_head(model, training_set, validation_set, epochs=10):
    optimizer = keras.optimizers.get("Nadam")
    optimizer.learning_rate = 0.001
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(training_set, epochs=epochs, validation_data=validation_set, verbose=0)
    return history
