"""Counted the steps, and watched for NaN.

exercise: tune
"""

import keras


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    model.compile(
        keras.optimizers.Adam(learning_rate), "categorical_crossentropy", metrics=["accuracy"]
    )
    return model.fit(
        training_set,
        steps_per_epoch=len(training_set),
        validation_data=validation_set,
        validation_steps=len(validation_set),
        epochs=epochs,
        callbacks=[keras.callbacks.TerminateOnNaN()],
        verbose=0,
    )
