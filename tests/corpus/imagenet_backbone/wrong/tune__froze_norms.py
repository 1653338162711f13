"""Froze every BatchNormalization, to be on the safe side.

exercise: tune
fails: steps_are_those_of_adam
misconception: froze-again
"""

import keras
from keras import layers


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    for layer in model.layers:
        if isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
    model.compile(
        keras.optimizers.Adam(learning_rate), "categorical_crossentropy", metrics=["accuracy"]
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
