"""Froze all but the head.

exercise: tune
fails: moves_what_may_learn
misconception: froze-again
"""

import keras
from keras import layers


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
